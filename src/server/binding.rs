//! `_listener`: how the program's threads speak to the server. A thread that has nothing to do waits in
//! `ask` as others wait for a lock. What is written in Python of it is `python/_server.py`.

use std::sync::Arc;

use super::children::Death;
use super::listener::Order;
use super::message::Request;
use super::scoreboard::Worker;
use super::serving::Told;
use super::site::{Inside, Shared};
use crate::host::ModuleFile;
use crate::modules::StandardLibrary;
use crate::threads::FIRST_PID;
use crate::vm::fork::Copies;
use crate::vm::heap::Marker;
use crate::vm::namespace::Namespace;
use crate::vm::object::{Body, Foreign};
use crate::vm::{
    Arguments, Context, Library, NativeFunction, NativeModule, Outcome, Value, foreign, text_of,
};

/// Seconds between two looks at who takes too long.
const TICK: f64 = 0.05;

/// The modules that come with the engine, and the server's.
pub(super) struct ServedLibrary(pub(super) Arc<Shared>);

impl Library for ServedLibrary {
    fn source(&self, name: &str) -> Option<ModuleFile> {
        if name == "_server" {
            return Some(ModuleFile {
                file: "_server.py".to_owned(),
                source: include_str!("python/_server.py").to_owned(),
                own: true,
            });
        }
        StandardLibrary.source(name)
    }

    fn native(&self, name: &str) -> Option<NativeModule> {
        if name == "_listener" {
            return Some(NativeModule {
                functions: &[],
                constants: install,
            });
        }
        StandardLibrary.native(name)
    }

    fn populate(&self, name: &str, context: &mut Context<'_>, globals: &Namespace) {
        if name == "_listener" {
            let handle = Box::new(Handle(Arc::clone(&self.0)));
            foreign::bind_instance(context, globals, ["Server", "server"], handle);
        }
    }

    fn refusal(&self, name: &str) -> Option<&'static str> {
        StandardLibrary.refusal(name)
    }

    fn stand_in(&self, name: &str) -> Option<ModuleFile> {
        StandardLibrary.stand_in(name)
    }
}

fn install(context: &mut Context<'_>, globals: &Namespace) {
    foreign::install(context, globals, "Server", ["_listener", "Server"], METHODS);
}

/// A process's handle to the server, which all processes share.
struct Handle(Arc<Shared>);

impl Foreign for Handle {
    fn trace(&self, _marker: &mut Marker) {}

    fn forked(&self, _copies: &Copies) -> Box<dyn Foreign> {
        Box::new(Handle(Arc::clone(&self.0)))
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

macro_rules! methods {
    ($($name:ident),* $(,)?) => {
        const METHODS: &[NativeFunction] =
            &[$(NativeFunction { name: stringify!($name), method: true, call: $name }),*];
    };
}

methods! {
    start, order, started, could_not_start, threads, ask, begin, send, finish, log,
}

type Answer = Result<Outcome, Value>;

fn arguments<const N: usize>(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
) -> Result<(Arc<Shared>, [Value; N]), Value> {
    let (receiver, given) = arguments.method::<N>(context, name)?;
    match foreign::of::<Handle>(receiver) {
        Some(handle) => Ok((Arc::clone(&handle.0), given)),
        None => Err(context.type_error("a server is required")),
    }
}

fn number(value: Value) -> usize {
    let number = value
        .as_index()
        .and_then(|number| usize::try_from(number).ok());
    number.unwrap_or(usize::MAX)
}

fn worker(child: Value, cell: Value) -> Worker {
    Worker {
        child: number(child),
        cell: number(cell),
    }
}

/// Does something to the server and wakes whom that concerns.
fn change<R>(
    context: &mut Context<'_>,
    shared: &Shared,
    work: impl FnOnce(&mut Inside, f64) -> R,
) -> R {
    let (answer, woken) = shared.change(work);
    for thread in woken {
        context.driver.wake(thread);
    }
    answer
}

/// `start(pid)`: the parent process begins to serve.
fn start(context: &mut Context<'_>, given: Arguments<'_>) -> Answer {
    let (shared, [pid]) = arguments::<1>(context, given, "start")?;
    let pid = pid.as_index().unwrap_or(0);
    change(context, &shared, |inside, now| {
        inside.server.start(now, pid)
    });
    Ok(Outcome::Value(Value::NONE))
}

/// `order()`: waits until the parent has something to do: a word, a child, and a cell or a process.
fn order(context: &mut Context<'_>, given: Arguments<'_>) -> Answer {
    let (shared, []) = arguments::<0>(context, given, "order")?;
    let processes = shared.locked().server.processes();
    let mut deaths = Vec::new();
    for (place, pid) in processes {
        let number = u32::try_from(pid - FIRST_PID).unwrap_or(u32::MAX);
        if let Some(status) = context.driver.status(number) {
            deaths.push((place, status));
        }
    }
    let me = context.thread;
    let (order, wait) = change(context, &shared, |inside, now| {
        for (place, status) in deaths {
            let death = match status {
                code if code >= 0 => Death::Exited(code),
                signal => Death::Killed(-signal),
            };
            inside.server.ended(now, place, death);
        }
        inside.server.tick(now);
        inside.parent = Some(me);
        let pid = |inside: &Inside, place| {
            let mut processes = inside.server.processes().into_iter();
            processes
                .find(|(other, _)| *other == place)
                .map_or(0, |(_, pid)| pid)
        };
        let order = inside.server.next_order().map(|order| match order {
            Order::Fork(place) => ("fork", place, 0),
            Order::Thread(worker) => ("thread", worker.child, worker.cell as i64),
            Order::Kill(place) => ("kill", place, pid(inside, place)),
            Order::Leave => ("leave", 0, 0),
        });
        let due = inside.next_due() - now;
        (order, due.clamp(0.0, TICK.min(shared.look)))
    });
    let Some((word, place, rest)) = order else {
        context.deadline = Some(context.monotonic() + wait);
        context.driver.waits(context.thread, "connections");
        return Ok(Outcome::Wait);
    };
    context.deadline = None;
    let parts = [context.text(word), Value::index(place), context.int(rest)];
    Ok(Outcome::Value(context.tuple(parts)))
}

/// `started(child, pid)`: the child's process is there.
fn started(context: &mut Context<'_>, given: Arguments<'_>) -> Answer {
    let (shared, [child, pid]) = arguments::<2>(context, given, "started")?;
    let pid = pid.as_index().unwrap_or(0);
    change(context, &shared, |inside, _| {
        inside.server.started(number(child), pid);
    });
    Ok(Outcome::Value(Value::NONE))
}

/// `could_not_start(child)`: there can be no such process now.
fn could_not_start(context: &mut Context<'_>, given: Arguments<'_>) -> Answer {
    let (shared, [child]) = arguments::<1>(context, given, "could_not_start")?;
    change(context, &shared, |inside, now| {
        inside.server.could_not_start(now, number(child));
    });
    Ok(Outcome::Value(Value::NONE))
}

/// `threads()`: how many each child has.
fn threads(context: &mut Context<'_>, given: Arguments<'_>) -> Answer {
    let (shared, []) = arguments::<0>(context, given, "threads")?;
    let threads = shared.locked().server.configuration().threads_per_child;
    Ok(Outcome::Value(Value::index(threads)))
}

/// `ask(child, cell)`: waits for a request: method, target, version, headers, body and the client's
/// address. None when the thread has to end.
fn ask(context: &mut Context<'_>, given: Arguments<'_>) -> Answer {
    let (shared, [child, cell]) = arguments::<2>(context, given, "ask")?;
    let me = context.thread;
    let worker = worker(child, cell);
    let told = change(context, &shared, |inside, now| {
        inside.threads.insert(worker, me);
        inside.server.ask(now, worker)
    });
    match told {
        Told::Leave => {
            shared.locked().threads.remove(&worker);
            Ok(Outcome::Value(Value::NONE))
        }
        Told::Wait => {
            context.driver.waits(me, "request");
            Ok(Outcome::Wait)
        }
        Told::Serve(request, peer) => request_parts(context, &request, &peer),
    }
}

fn request_parts(context: &mut Context<'_>, request: &Request, peer: &str) -> Answer {
    context.permit(request.body.len())?;
    let mut headers = Vec::with_capacity(request.headers.len());
    for (name, value) in &request.headers {
        let value: String = value
            .as_bytes()
            .iter()
            .map(|&byte| char::from(byte))
            .collect();
        let pair = [context.text(name.as_str()), context.text(value)];
        headers.push(context.tuple(pair));
    }
    let body: Box<[u8]> = request.body.as_slice().into();
    let length = body.len();
    let parts = [
        context.text(request.method.as_str()),
        context.text(request.target.as_str()),
        context.text(format!("{:?}", request.version)),
        context.list(&headers),
        context.object(Body::Bytes(body), length),
        context.text(peer),
    ];
    Ok(Outcome::Value(context.tuple(parts)))
}

/// The items of a list or a tuple.
fn items(value: Value) -> Vec<Value> {
    match value.part() {
        Some(Body::List(list)) => list.snapshot(),
        Some(Body::Tuple(items)) => items.to_vec(),
        _ => Vec::new(),
    }
}

/// `begin(child, cell, status, headers)`: an answer's head. Whether anybody listens.
fn begin(context: &mut Context<'_>, given: Arguments<'_>) -> Answer {
    let (shared, [child, cell, status, headers]) = arguments::<4>(context, given, "begin")?;
    let Some(status) = text_of(status) else {
        return Err(context.type_error("the status must be a str"));
    };
    let mut pairs = Vec::new();
    for pair in items(headers) {
        let [name, value] = items(pair)[..] else {
            return Err(context.type_error("a header is a tuple of two str"));
        };
        let (Some(name), Some(value)) = (text_of(name), text_of(value)) else {
            return Err(context.type_error("a header is a tuple of two str"));
        };
        pairs.push((name.to_owned(), value.to_owned()));
    }
    let worker = worker(child, cell);
    let listens = change(context, &shared, |inside, now| {
        inside.server.begin_answer(now, worker, status, pairs)
    });
    Ok(Outcome::Value(Value::bool(listens)))
}

/// `send(child, cell, bytes)`: a piece of an answer's body. Whether anybody listens.
fn send(context: &mut Context<'_>, given: Arguments<'_>) -> Answer {
    let (shared, [child, cell, piece]) = arguments::<3>(context, given, "send")?;
    let Some(Body::Bytes(piece)) = piece.part() else {
        return Err(context.type_error("applications must write bytes"));
    };
    let worker = worker(child, cell);
    let listens = change(context, &shared, |inside, _| {
        inside.server.send(worker, piece)
    });
    Ok(Outcome::Value(Value::bool(listens)))
}

/// `finish(child, cell, whole)`: the answer's end; not `whole` when it had to break off.
fn finish(context: &mut Context<'_>, given: Arguments<'_>) -> Answer {
    let (shared, [child, cell, whole]) = arguments::<3>(context, given, "finish")?;
    let worker = worker(child, cell);
    change(context, &shared, |inside, now| {
        inside.server.finish(now, worker, whole == Value::TRUE);
    });
    Ok(Outcome::Value(Value::NONE))
}

/// `log(text)`: lines of the error log.
fn log(context: &mut Context<'_>, given: Arguments<'_>) -> Answer {
    let (shared, [text]) = arguments::<1>(context, given, "log")?;
    let text = text_of(text).unwrap_or_default();
    change(context, &shared, |inside, now| {
        inside.server.log(now, "wsgi:error", text);
    });
    Ok(Outcome::Value(Value::NONE))
}
