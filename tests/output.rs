//! Standard output on the command line: to a pipe, each process passes on what it has printed in CPython's
//! portions.

#[path = "support/command.rs"]
mod command;

fn printed(name: &str, source: &str, unbuffered: bool) -> String {
    let mut command = command::running(name, source, &["--workers", "2"]);
    if unbuffered {
        command.env("PYTHONUNBUFFERED", "1");
    }
    let output = command.output().expect("it runs");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn a_process_keeps_its_lines_until_it_ends() {
    let source = "
import multiprocessing
def child(first, second):
    print('a child begins')
    first.set()
    second.wait()
    print('a child ends')
if __name__ == '__main__':
    first, second = multiprocessing.Event(), multiprocessing.Event()
    print('the parent begins')
    process = multiprocessing.Process(target=child, args=(first, second))
    process.start()
    first.wait()
    print('the parent goes on')
    second.set()
    process.join()
    print('the parent ends')
";
    assert_eq!(
        printed("kept.py", source, false),
        "the parent begins\na child begins\na child ends\nthe parent goes on\nthe parent ends\n"
    );
    assert_eq!(
        printed("unbuffered.py", source, true),
        "the parent begins\na child begins\nthe parent goes on\na child ends\nthe parent ends\n"
    );
}

#[test]
fn what_is_flushed_comes_at_once_and_what_is_not_is_lost_with_its_process() {
    let source = "
import os, sys, multiprocessing
def child(ways, printed):
    for way in ways:
        print('before', way)
        if way == 'print': print('flushed', flush=True)
        if way == 'stream': sys.stdout.flush()
        if way == 'reconfigured':
            sys.stdout.reconfigure(line_buffering=True)
            print('by line')
        print('after', way)
    os.write(1, b'not kept\\n')
    printed.set()
    multiprocessing.Event().wait()
if __name__ == '__main__':
    for way in ['print', 'stream', 'reconfigured', 'not']:
        printed = multiprocessing.Event()
        process = multiprocessing.Process(target=child, args=([way], printed))
        process.start()
        printed.wait()
        process.terminate()
        process.join()
    print('lost')
    os._exit(3)
";
    assert_eq!(
        printed("flushed.py", source, false),
        "before print\nflushed\nnot kept\nbefore stream\nnot kept\n\
         before reconfigured\nby line\nafter reconfigured\nnot kept\nnot kept\n"
    );
}

#[test]
fn portions_are_those_of_cpython() {
    // A layer of text of 8,192 bytes above one of bytes of 4,096, each of which takes whole pieces only.
    let source = "
import multiprocessing
def child(sizes, printed):
    for size in sizes:
        print('x' * size, end='')
    printed.set()
    multiprocessing.Event().wait()
if __name__ == '__main__':
    for sizes in [[100] * 200, [8191, 1, 1], [9000, 10], [8192], [5000, 5000, 5000]]:
        printed = multiprocessing.Event()
        process = multiprocessing.Process(target=child, args=(sizes, printed))
        process.start()
        printed.wait()
        process.terminate()
        process.join()
        print(flush=True)
";
    let lengths: Vec<usize> = printed("portions.py", source, false)
        .lines()
        .map(str::len)
        .collect();
    assert_eq!(lengths, [16200, 8192, 9000, 8192, 10000]);
}

#[test]
fn the_end_of_the_main_module_passes_on_what_it_has_printed() {
    let waits = "
import multiprocessing
def child(ended):
    ended.wait()
    print('the child')
if __name__ == '__main__':
    ended = multiprocessing.Event()
    multiprocessing.Process(target=child, args=(ended,)).start()
    print('the parent')
    import atexit
    atexit.register(ended.set)
";
    assert_eq!(printed("ends.py", waits, false), "the parent\nthe child\n");
    let exits = "
import os, threading
def exit():
    threading.main_thread().join()
    print('lost')
    os._exit(0)
threading.Thread(target=exit).start()
print('the main module')
";
    assert_eq!(printed("exits.py", exits, false), "the main module\n");
}

#[test]
fn a_deadlock_shows_what_was_printed_before() {
    let source = "
import threading
lock = threading.Lock()
lock.acquire()
print('once')
lock.acquire()
";
    assert_eq!(printed("stuck.py", source, false), "once\n");
}
