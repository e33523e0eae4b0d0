//! A web server in memory, with the structure of Apache's worker module: a listener puts connections on
//! a bounded queue, and the threads of child processes take them from there and run the program. A child
//! is a VM of its own.
//!
//! It may know the live driver, the modules and the VM: its threads are the program's, and ask it for
//! requests like for a lock. Its middle ([`Server`]) knows none of them: it is told what happened and
//! when, and says what is to be done, so that it can be tested without a thread or a clock. It must
//! never know a browser or a socket: whoever has connections hands their bytes in.

mod binding;
mod children;
mod clients;
mod configuration;
mod directives;
mod listener;
mod message;
mod record;
mod scoreboard;
mod serving;
mod site;
mod status;
#[cfg(test)]
mod tests;

pub use children::Death;
pub use clients::{Crowd, Load, RequestKind};
pub use configuration::{Configuration, Way};
pub use directives::{Remark, Weight, is_fine, read};
pub use listener::{Effect, Order, Server};
pub use message::Request;
pub use record::{Percentiles, Span};
pub use scoreboard::{CellState, Worker};
pub use serving::Told;
pub use site::{Outside, Site};
pub use status::{ChildStatus, Status};

/// What the server calls itself.
const SOFTWARE: &str = "Interleave";
