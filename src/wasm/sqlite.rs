//! SQLite as the page has it: questions and answers as bytes (`www/engine/sqlite-wire.ts` is their other
//! side). Where the worker that runs the program has loaded SQLite itself, it answers at once; the workers of
//! a pool ask a worker of its own, through words of the memory they share.

use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::database::{Column, Datum, Engine, Failure, Mode, Parameters, Reply, Request};

#[wasm_bindgen]
extern "C" {
    // The worker's own SQLite; it throws where there is none.
    #[wasm_bindgen(catch, js_name = interleaveDatabase)]
    fn ask_here(question: &[u8]) -> Result<Vec<u8>, JsValue>;
    #[wasm_bindgen(js_namespace = Math, js_name = random)]
    fn chance() -> f64;
}

/// The databases of one run.
struct Distant {
    run: u32,
    /// Whether this worker itself has SQLite.
    here: bool,
    stop: Option<Arc<AtomicU32>>,
}

/// A SQLite for one run, if the page has brought one.
pub(super) fn engine(stop: Option<Arc<AtomicU32>>) -> Option<Box<dyn Engine>> {
    let run = (chance() * 4_294_967_296.0) as u32;
    let mut engine = Distant {
        run,
        here: true,
        stop,
    };
    for here in [true, false] {
        engine.here = here;
        if engine.answer(&Request::Forget).is_some() {
            return Some(Box::new(engine));
        }
    }
    None
}

impl Distant {
    fn answer(&mut self, request: &Request) -> Option<Reply> {
        let mut question = Vec::with_capacity(64);
        question.extend(self.run.to_le_bytes());
        write(&mut question, request);
        let answer = match self.here {
            true => ask_here(&question).ok(),
            #[cfg(feature = "parallel")]
            false => super::mailbox::ask(&question, self.stop.as_deref()),
            #[cfg(not(feature = "parallel"))]
            false => None,
        };
        Reader(&answer?).reply()
    }
}

impl Engine for Distant {
    fn ask(&mut self, request: &Request) -> Reply {
        let reply = self.answer(request);
        reply.unwrap_or_else(|| Reply::failed(2, "the database cannot be reached"))
    }
}

impl Drop for Distant {
    fn drop(&mut self) {
        self.stop = None;
        self.ask(&Request::Forget);
    }
}

fn write_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend((bytes.len() as u32).to_le_bytes());
    out.extend(bytes);
}

fn write_datum(out: &mut Vec<u8>, datum: &Datum) {
    match datum {
        Datum::Null => out.push(0),
        Datum::Int(int) => {
            out.push(1);
            out.extend(int.to_le_bytes());
        }
        Datum::Real(real) => {
            out.push(2);
            out.extend(real.to_le_bytes());
        }
        Datum::Text(text) => {
            out.push(3);
            write_bytes(out, text.as_bytes());
        }
        Datum::Blob(bytes) => {
            out.push(4);
            write_bytes(out, bytes);
        }
        Datum::Foreign(kind) => {
            out.push(5);
            write_bytes(out, kind.as_bytes());
        }
    }
}

fn write(out: &mut Vec<u8>, request: &Request) {
    let mut head = |tag: u8, numbers: &[u32]| {
        out.push(tag);
        for number in numbers {
            out.extend(number.to_le_bytes());
        }
    };
    match request {
        Request::Open {
            connection,
            file,
            mode,
        } => {
            head(0, &[*connection]);
            out.push(u8::from(file.is_some()));
            if let Some(file) = file {
                write_bytes(out, file.as_bytes());
            }
            out.push(match mode {
                Mode::Create => 0,
                Mode::Write => 1,
                Mode::Read => 2,
            });
        }
        Request::Close { connection } => head(1, &[*connection]),
        Request::Run {
            connection,
            statement,
            sql,
            alone,
            begin,
            parameters,
        } => {
            head(2, &[*connection, *statement]);
            out.push(u8::from(*alone));
            write_bytes(out, begin.as_bytes());
            write_bytes(out, sql.as_bytes());
            match parameters {
                Parameters::InOrder(values) => {
                    out.push(0);
                    out.extend((values.len() as u32).to_le_bytes());
                    values.iter().for_each(|value| write_datum(out, value));
                }
                Parameters::Named(pairs) => {
                    out.push(1);
                    out.extend((pairs.len() as u32).to_le_bytes());
                    for (name, value) in pairs {
                        write_bytes(out, name.as_bytes());
                        write_datum(out, value);
                    }
                }
            }
        }
        Request::More {
            connection,
            statement,
            rows,
        } => head(3, &[*connection, *statement, *rows]),
        Request::Reset {
            connection,
            statement,
        } => head(4, &[*connection, *statement]),
        Request::Forget => head(5, &[]),
        Request::Contents => head(6, &[]),
    }
}

/// Bytes that are still to be read; nothing when they end too soon.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*taken)
    }

    fn flag(&mut self) -> Option<bool> {
        self.take::<1>().map(|[byte]| byte == 1)
    }

    fn number(&mut self) -> Option<i32> {
        self.take().map(i32::from_le_bytes)
    }

    fn long(&mut self) -> Option<i64> {
        self.take().map(i64::from_le_bytes)
    }

    fn bytes(&mut self) -> Option<Vec<u8>> {
        let length = usize::try_from(self.number()?).ok()?;
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken.to_vec())
    }

    fn text(&mut self) -> Option<String> {
        self.bytes()
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    fn datum(&mut self) -> Option<Datum> {
        let [tag] = self.take()?;
        Some(match tag {
            1 => Datum::Int(self.long()?),
            2 => Datum::Real(f64::from_le_bytes(self.take()?)),
            3 => Datum::Text(self.text()?),
            4 => Datum::Blob(self.bytes()?),
            _ => Datum::Null,
        })
    }

    fn reply(mut self) -> Option<Reply> {
        let mut reply = Reply::default();
        if self.flag()? {
            reply.failure = Some(Failure {
                code: self.number()?,
                message: self.text()?,
                would_wait: self.flag()?,
            });
        }
        for _ in 0..self.number()? {
            let (name, known, declared) = (self.text()?, self.flag()?, self.text()?);
            reply.columns.push(Column {
                name,
                declared: known.then_some(declared),
            });
        }
        for _ in 0..self.number()? {
            let values = 0..self.number()?;
            let row: Option<Vec<Datum>> = values.map(|_| self.datum()).collect();
            reply.rows.push(row?);
        }
        reply.done = self.flag()?;
        reply.in_transaction = self.flag()?;
        reply.reads_only = self.flag()?;
        reply.changes = self.long()?;
        reply.total_changes = self.long()?;
        reply.last_row = self.long()?;
        reply.used = usize::try_from(self.number()?).ok()?;
        Some(reply)
    }
}
