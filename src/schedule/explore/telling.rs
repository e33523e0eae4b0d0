//! Follows a schedule once more to see what threads do to what they share.

use super::access::{Look, Place, Touch, look, next_instruction};
use super::process::{Before, Content, Process};
use super::sharing::Sharing;
use super::story::{Deed, Event};
use super::tables::{Part, Row};
use super::words;
use crate::bytecode::Op;
use crate::schedule::notation::Schedule;
use crate::vm::object::Body;
use crate::vm::represent::representation;
use crate::vm::{Context, Execution, Value};

/// Events after which a story has become too long to be told.
const MOST_EVENTS: usize = 4_000;

/// What the program's own code calls next, if that is a notification or a wait for one, and of what.
fn calls_condition(execution: &Execution) -> Option<(Deed, Value)> {
    let (_, _, instruction) = next_instruction(execution)?;
    let stack = execution.stack.values();
    let callee = stack
        .len()
        .checked_sub(instruction.operand as usize + 1)
        .and_then(|place| stack.get(place))?;
    let (function, receiver) = match instruction.op {
        Op::Call => match &callee.object()?.get().body {
            Body::BoundMethod(method) => (method.function, method.receiver),
            _ => return None,
        },
        // The method, below its receiver, which counts as the first argument.
        Op::CallMethod => {
            let place = stack.len().checked_sub(instruction.operand as usize + 2)?;
            (*stack.get(place)?, *callee)
        }
        _ => return None,
    };
    let Body::Function(function) = &function.object()?.get().body else {
        return None;
    };
    match function.code.get().code.qualname.as_str() {
        "Condition.notify" | "Condition.notify_all" => Some((Deed::Notified, receiver)),
        "Condition.wait" | "Condition.wait_for" => Some((Deed::Waited, receiver)),
        _ => None,
    }
}

/// Whether a touch is of something that several threads touch and one writes.
fn matters(sharing: &Sharing, touch: &Touch) -> bool {
    !touch.place.is_variable() || sharing.is_common(touch)
}

fn is_of_interest(sharing: &Sharing, look: &Look, execution: &Execution) -> bool {
    words::in_own_code(execution)
        && (look.touches.iter().any(|touch| matters(sharing, touch))
            || calls_condition(execution).is_some())
}

impl Process {
    /// What threads do to what they share on the way from `row`, which `begun` leads to, to where
    /// `schedule` does. Answers also the state then.
    pub(super) fn events(
        &mut self,
        sharing: &Sharing,
        row: &Row,
        begun: &Schedule,
        schedule: &Schedule,
    ) -> (Vec<Event>, Vec<Part>) {
        let mut events = Vec::new();
        let mut row = row.to_vec();
        let mut passed: u64 = begun.turns().iter().map(|turn| turn.1).sum();
        for &(thread, instructions) in schedule.turns() {
            let skipped = instructions.min(passed);
            passed -= skipped;
            let mut left = instructions - skipped;
            while left > 0 && events.len() < MOST_EVENTS {
                if self.thread_part(&row, thread).is_none() {
                    break;
                }
                self.enter(&row);
                let event = self.next_event(sharing, &row, thread);
                let single = event.is_some();
                let longest = if single { 1 } else { left };
                let stepped = self.step(&row, thread, longest, |_, look, execution, _| Before {
                    stands: is_of_interest(sharing, look, execution),
                    passes: false,
                });
                row = stepped.row;
                left = left.saturating_sub(stepped.executed.max(1));
                if let Some(event) = event {
                    let reads = event.deed == Deed::Read && event.value.is_some();
                    let value = match reads {
                        true => self.top_of(&row, thread),
                        false => event.value.clone(),
                    };
                    events.push(Event { value, ..event });
                }
            }
        }
        (events, row)
    }

    /// The event that a thread's next instruction is, if it is one.
    fn next_event(&mut self, sharing: &Sharing, row: &Row, thread: u32) -> Option<Event> {
        let standing = self.standing(row, thread)?;
        let execution = &standing.execution;
        let mut seen = Look::default();
        look(self.vm(), thread, execution, &mut seen);
        if !is_of_interest(sharing, &seen, execution) {
            return None;
        }
        let line = words::line(execution)?;
        let name = self.name(thread);
        if let Some((deed, receiver)) = calls_condition(execution) {
            let variable = words::name_of(self.vm(), |value| value == receiver);
            return Some(Event {
                thread,
                name,
                line,
                deed,
                place: Place::whole(receiver.object()?.address()),
                variable: variable.unwrap_or_else(|| "the condition".to_owned()),
                item: None,
                value: None,
            });
        }
        let mut touches = seen.touches.iter();
        let touch = *touches.find(|touch| matters(sharing, touch))?;
        let (_, _, instruction) = next_instruction(execution)?;
        let stack = execution.stack.values();
        let below = |depth: usize| stack.len().checked_sub(depth).map(|place| stack[place]);
        let (deed, stored) = match instruction.op {
            Op::StoreGlobal | Op::StoreDeref => (Deed::Stored, below(1)),
            Op::StoreAttr => (Deed::Stored, below(2)),
            Op::StoreSubscript => (Deed::Stored, below(3)),
            _ if !touch.place.is_variable() => (Deed::Printed, None),
            _ if touch.write => (Deed::Changed, None),
            // The value is not known yet: a placeholder says that it will be.
            Op::LoadGlobal | Op::LoadDeref | Op::LoadAttr | Op::LoadSubscript => {
                (Deed::Read, Some(Value::NONE))
            }
            _ => (Deed::Read, None),
        };
        if deed == Deed::Printed && !touch.place.is_output() {
            return None;
        }
        let item = touch.item;
        Some(Event {
            thread,
            name,
            line,
            deed,
            place: touch.place,
            variable: self.variable(row, thread, &touch),
            item: item.map(|item| self.shown(item)),
            value: stored.map(|value| self.shown(value)),
        })
    }

    /// What a thread has on top of its stack.
    fn top_of(&mut self, row: &Row, thread: u32) -> Option<String> {
        let part = self.thread_part(row, thread)?;
        let Content::Thread(standing) = &self.contents[part as usize] else {
            return None;
        };
        let top = standing.execution.stack.values().last().copied()?;
        Some(self.shown(top))
    }

    fn shown(&mut self, value: Value) -> String {
        let context = Context::new(&self.ears.vm, &mut self.allocator, &self.ears, 0);
        representation(&context, value).unwrap_or_else(|_| "an object".to_owned())
    }
}
