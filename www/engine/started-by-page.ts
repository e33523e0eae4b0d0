/**
 * Workers of a worker, started by the page. A worker that starts others itself may be blocked for good in
 * Firefox: there it waits for a debugger to hear of each new one, and when one listens (the browser's
 * tools are open, or a program drives it) that wait now and then never ends. A page does not wait.
 */

/** Asks the page for a worker with the script at `url`, which hears and is heard at the other end of `port`. */
export interface StartOrder {
  kind: 'start';
  url: string;
  port: MessagePort;
}

/** In a worker: from here on the page starts whatever is started with `new Worker`, as a module. */
export function startByPage(post: (order: StartOrder, transfer: Transferable[]) => void): void {
  // As much of a worker as what starts a pool knows: it is told something, and listened to.
  function Started(url: string | URL): MessagePort {
    const { port1, port2 } = new MessageChannel();
    port1.start();
    post({ kind: 'start', url: String(url), port: port2 }, [port2]);
    return port1;
  }
  Object.assign(self, { Worker: Started });
}

/** In the page: starts what is asked for. The worker ends when the page says so. */
export function startFor({ url, port }: StartOrder): Worker {
  const worker = new Worker(url, { type: 'module' });
  port.onmessage = ({ data }) => {
    worker.postMessage(data);
  };
  worker.onmessage = ({ data }) => {
    port.postMessage(data);
  };
  // Whoever asked for it notices: it never answers, or it leaves a word in their memory.
  worker.onerror = (event) => {
    event.preventDefault();
  };
  return worker;
}
