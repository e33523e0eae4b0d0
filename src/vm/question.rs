//! What only the program's own code can say in the middle of an operation of the engine: the hash of an
//! object, or whether two are equal.
//!
//! An operation that meets such a question notes it and changes nothing. The machine has Python answer
//! it and makes the operation again, which then finds the answer among those known, until no question is
//! left. So every operation on a container stays one atomic event, however many answers it needs.

use std::cell::Cell;
use std::collections::HashMap;
use std::mem::ManuallyDrop;

use super::call::Site;
use super::execution::{Continuation, PendingOperator};
use super::heap::Marker;
use super::machine::Machine;
use super::run::Flow;
use super::value::Value;

/// A question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// `hash(value)`.
    Hash(Value),
    /// `left == right`, as a truth.
    Equal(Value, Value),
    /// `bool(value)`.
    Truth(Value),
    /// `operator.index(value)`.
    Index(Value),
}

/// What Python has said so far about the operation that is being made, and what it has to say next.
#[derive(Default, Clone)]
pub struct Known {
    answers: Option<HashMap<Question, Value>>,
    /// The questions answered, in their order.
    asked: Vec<Question>,
    missing: Cell<Option<Question>>,
}

impl Known {
    /// Nothing is known, and nothing will be learned: only whether something is missing. So it has nothing
    /// to give back when it is done with.
    #[inline]
    pub(super) fn nothing() -> ManuallyDrop<Known> {
        ManuallyDrop::new(Known::default())
    }

    /// The answer to a question; when there is none yet, the question is noted.
    pub fn answer(&self, question: Question) -> Option<Value> {
        let answers = self.answers.as_ref();
        let answer = answers.and_then(|answers| answers.get(&question).copied());
        if answer.is_none() && self.missing.get().is_none() {
            self.missing.set(Some(question));
        }
        answer
    }

    /// Whether a value is true, where Python has said so.
    pub fn truth(&self, value: Value) -> Option<bool> {
        let answer = self.answers.as_ref()?.get(&Question::Truth(value))?;
        Some(*answer == Value::TRUE)
    }

    /// Whether a question was noted, so that whatever came out is void.
    #[inline]
    pub fn is_missing(&self) -> bool {
        self.missing.get().is_some()
    }

    fn parts(&self, parts: &mut Vec<Value>) {
        for &question in &self.asked {
            question.parts(parts);
            let answers = self.answers.as_ref();
            parts.extend(answers.and_then(|answers| answers.get(&question)));
        }
    }
}

impl Question {
    /// Appends which it is and what it is about.
    fn parts(self, parts: &mut Vec<Value>) {
        parts.extend(match self {
            Question::Hash(value) => [Value::index(0), value, Value::NONE],
            Question::Equal(left, right) => [Value::index(1), left, right],
            Question::Truth(value) => [Value::index(2), value, Value::NONE],
            Question::Index(value) => [Value::index(3), value, Value::NONE],
        });
    }
}

/// What is made again once the answer is there.
#[derive(Clone, Copy)]
pub(super) enum Again {
    /// The instruction before the frame's next, whose operands are still on the stack.
    Instruction,
    /// A call whose arguments are still on the stack.
    Call(Value, Site),
    /// An operator that no class of the program has answered.
    Operator(PendingOperator),
}

/// An operation that waits for an answer.
#[derive(Clone)]
pub struct Asking {
    known: Known,
    question: Question,
    again: Again,
}

impl Asking {
    /// Appends everything it refers to, and what tells it from another.
    pub fn parts(&self, parts: &mut Vec<Value>) {
        self.known.parts(parts);
        self.question.parts(parts);
        match self.again {
            Again::Instruction => {}
            Again::Call(callee, site) => {
                parts.extend([callee, site.names, site.displaced]);
                if let Some((positional, named)) = site.unpacked {
                    parts.extend([positional, named]);
                }
                if let Continuation::Construct(value)
                | Continuation::Class(value)
                | Continuation::Import(value) = site.continuation
                {
                    parts.push(value);
                }
                parts.extend([site.floor, site.arguments].map(Value::index));
            }
            Again::Operator(pending) => parts.extend([pending.left, pending.right]),
        }
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        let mut parts = Vec::new();
        self.parts(&mut parts);
        marker.values(&parts);
    }
}

impl Machine<'_> {
    /// Has Python answer the question that was noted, and the operation made again. Does nothing to the
    /// stack but put the call on top.
    pub(super) fn ask(&mut self, again: Again) -> Result<Flow, Value> {
        let known = std::mem::take(&mut self.context.known);
        let Some(question) = known.missing.take() else {
            return Ok(Flow::Next);
        };
        let vm = self.context.vm;
        let asking = Asking {
            known,
            question,
            again,
        };
        self.execution.asking.push(asking);
        // Functions of the prelude, so that a frame begins and nothing is made again from in here.
        let flow = match question {
            Question::Hash(value) => {
                self.call_with(vm.builtin("__ask_hash__"), &[value], Continuation::Answer)
            }
            Question::Equal(left, right) => self.call_with(
                vm.builtin("__ask_equal__"),
                &[left, right],
                Continuation::Answer,
            ),
            Question::Truth(value) => {
                self.call_with(vm.builtin("__ask_truth__"), &[value], Continuation::Answer)
            }
            Question::Index(value) => {
                self.call_with(vm.builtin("__ask_index__"), &[value], Continuation::Answer)
            }
        };
        if flow.is_err() {
            self.execution.asking.pop();
        }
        flow
    }

    /// Python has answered: what asked is made again.
    pub(super) fn answered(&mut self, answer: Value) -> Result<Flow, Value> {
        let Some(mut asking) = self.execution.asking.pop() else {
            return Ok(Flow::Frame);
        };
        let answers = asking.known.answers.get_or_insert_default();
        answers.insert(asking.question, answer);
        asking.known.asked.push(asking.question);
        self.context.known = asking.known;
        let flow = match asking.again {
            Again::Instruction => self.make_again(),
            Again::Call(callee, site) => self.invoke(callee, site),
            Again::Operator(pending) => self.no_operator(pending),
        };
        self.context.known = Known::default();
        match flow {
            Ok(Flow::Next) => Ok(Flow::Frame),
            flow => flow,
        }
    }

    fn make_again(&mut self) -> Result<Flow, Value> {
        let Some(frame) = self.execution.frames.last() else {
            return Ok(Flow::Frame);
        };
        let instruction = frame
            .code
            .get()
            .instructions
            .get(frame.instruction as usize - 1);
        match instruction {
            Some(&instruction) => self.execute_again(instruction),
            None => Ok(Flow::Frame),
        }
    }
}
