//! Instructions as they are emitted: labels, constants, names, the exception table and the height of
//! the value stack.
//!
//! Heights are tracked while emitting, which settles `stack_size` and the depths of handlers, and
//! shows what is unreachable: after a jump, a return or a raise nothing is emitted until a label is
//! bound that something jumps to. So dead code costs nothing and no later pass is needed.

use std::collections::HashMap;

use num_bigint::BigInt;

use super::code::{Constant, Handler, Instruction};
use super::effect::effect;
use super::op::Op;
use crate::syntax::Position;

/// A place in the code that may not be known yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label(usize);

/// An exception handler that instructions can be covered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HandlerId(usize);

#[derive(Debug, Default)]
struct LabelState {
    /// Where it is, once bound.
    target: Option<u32>,
    /// The height of the stack there, once anything reaches it.
    height: Option<u32>,
}

#[derive(Debug)]
struct HandlerState {
    label: Label,
    depth: u32,
}

#[derive(Debug)]
struct Emitted {
    op: Op,
    operand: Operand,
    position: Position,
    handler: Option<HandlerId>,
}

#[derive(Debug, Clone, Copy)]
enum Operand {
    Number(u32),
    Label(Label),
}

/// What makes two constants the same one: type and value, floats by their bits.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) enum ConstantKey {
    Singleton(u8),
    Int(i64),
    BigInt(BigInt),
    Float(u64),
    Imaginary(u64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<ConstantKey>),
    FrozenSet(Vec<ConstantKey>),
}

impl ConstantKey {
    /// The key of a constant; code objects have none, each is one of its own.
    pub fn of(constant: &Constant) -> Option<Self> {
        Some(match constant {
            Constant::None => Self::Singleton(0),
            Constant::True => Self::Singleton(1),
            Constant::False => Self::Singleton(2),
            Constant::Ellipsis => Self::Singleton(3),
            Constant::Int(value) => Self::Int(*value),
            Constant::BigInt(value) => Self::BigInt(value.clone()),
            Constant::Float(value) => Self::Float(value.to_bits()),
            Constant::Imaginary(value) => Self::Imaginary(value.to_bits()),
            Constant::Str(value) => Self::Str(value.clone()),
            Constant::Bytes(value) => Self::Bytes(value.clone()),
            Constant::Tuple(items) => {
                Self::Tuple(items.iter().map(Self::of).collect::<Option<_>>()?)
            }
            Constant::FrozenSet(items) => {
                Self::FrozenSet(items.iter().map(Self::of).collect::<Option<_>>()?)
            }
            Constant::Code(_) => return None,
        })
    }
}

/// What a finished [`Builder`] hands over for a code object.
#[derive(Debug)]
pub(super) struct Assembled {
    pub instructions: Vec<Instruction>,
    pub positions: Vec<Position>,
    pub handlers: Vec<Handler>,
    pub constants: Vec<Constant>,
    pub names: Vec<String>,
    pub stack_size: u32,
}

/// The code of one block while it is being compiled.
#[derive(Debug)]
pub(super) struct Builder {
    emitted: Vec<Emitted>,
    labels: Vec<LabelState>,
    handlers: Vec<HandlerState>,
    /// The innermost handler that covers what is emitted now.
    handler: Option<HandlerId>,
    /// The height of the stack; nothing when what is emitted now cannot be reached.
    height: Option<u32>,
    stack_size: u32,
    constants: Vec<Constant>,
    constant_indexes: HashMap<ConstantKey, u32>,
    names: Vec<String>,
    name_indexes: HashMap<String, u32>,
}

impl Builder {
    /// An empty block.
    pub fn new() -> Self {
        Self {
            emitted: Vec::new(),
            labels: Vec::new(),
            handlers: Vec::new(),
            handler: None,
            height: Some(0),
            stack_size: 0,
            constants: Vec::new(),
            constant_indexes: HashMap::new(),
            names: Vec::new(),
            name_indexes: HashMap::new(),
        }
    }

    /// Whether an instruction emitted now can be reached.
    pub fn reachable(&self) -> bool {
        self.height.is_some()
    }

    /// Appends an instruction that does not jump, unless it could not be reached.
    pub fn emit(&mut self, op: Op, operand: u32, position: Position) {
        self.append(op, Operand::Number(operand), position);
    }

    /// Appends an instruction that jumps to `label`, unless it could not be reached.
    pub fn emit_jump(&mut self, op: Op, label: Label, position: Position) {
        self.append(op, Operand::Label(label), position);
    }

    fn append(&mut self, op: Op, operand: Operand, position: Position) {
        let Some(height) = self.height else {
            return;
        };
        let number = match operand {
            Operand::Number(number) => number,
            Operand::Label(_) => 0,
        };
        let effect = effect(Instruction {
            op,
            operand: number,
        });
        debug_assert!(
            i64::from(height) >= effect.needs,
            "{op:?} {number} needs {} values and has {height}, line {}",
            effect.needs,
            position.line
        );
        let after = |change: i64| (i64::from(height) + change).max(0) as u32;
        if let (Operand::Label(label), Some(change)) = (operand, effect.jump) {
            self.reach(label, after(change));
        }
        self.height = effect.next.map(after);
        self.stack_size = self.stack_size.max(self.height.unwrap_or(0));
        self.emitted.push(Emitted {
            op,
            operand,
            position,
            handler: self.handler,
        });
    }

    /// Notes that `label` is reached with the stack at `height`.
    fn reach(&mut self, label: Label, height: u32) {
        if let Some(state) = self.labels.get_mut(label.0) {
            debug_assert!(
                state.height.is_none_or(|known| known == height),
                "a label reached at heights {:?} and {height}",
                state.height
            );
            state.height = Some(height);
        }
    }

    /// A label not bound yet.
    pub fn label(&mut self) -> Label {
        self.labels.push(LabelState::default());
        Label(self.labels.len() - 1)
    }

    /// Binds `label` to the next instruction.
    pub fn bind(&mut self, label: Label) {
        if let Some(height) = self.height {
            self.reach(label, height);
        }
        let next = self.emitted.len() as u32;
        if let Some(state) = self.labels.get_mut(label.0) {
            state.target = Some(next);
            self.height = state.height;
        }
    }

    /// Covers what is emitted from now on by a handler at `label`, which will find the stack as it is
    /// now with the exception on top. Returns the handler that covered it so far.
    pub fn enter_handler(&mut self, label: Label) -> Option<HandlerId> {
        self.cover(label, self.height)
    }

    /// As `enter_handler`, but the handler will find the stack without its present top.
    pub fn enter_handler_below_top(&mut self, label: Label) -> Option<HandlerId> {
        self.cover(label, self.height.and_then(|height| height.checked_sub(1)))
    }

    fn cover(&mut self, label: Label, depth: Option<u32>) -> Option<HandlerId> {
        let outer = self.handler;
        if let Some(depth) = depth {
            self.handlers.push(HandlerState { label, depth });
            self.handler = Some(HandlerId(self.handlers.len() - 1));
            self.reach(label, depth + 1);
            self.stack_size = self.stack_size.max(depth + 1);
        }
        outer
    }

    /// Makes what is emitted unreachable until `resume`, which takes what this returns.
    pub fn suspend(&mut self) -> Option<u32> {
        self.height.take()
    }

    /// Continues where `suspend` left off.
    pub fn resume(&mut self, height: Option<u32>) {
        self.height = height;
    }

    /// The handler that covers what is emitted now.
    pub fn handler(&self) -> Option<HandlerId> {
        self.handler
    }

    /// Covers what is emitted from now on by `handler`.
    pub fn set_handler(&mut self, handler: Option<HandlerId>) {
        self.handler = handler;
    }

    /// The index of a constant.
    pub fn constant(&mut self, constant: Constant) -> u32 {
        let key = ConstantKey::of(&constant);
        let next = self.constants.len() as u32;
        if let Some(key) = key {
            if let Some(&index) = self.constant_indexes.get(&key) {
                return index;
            }
            self.constant_indexes.insert(key, next);
        }
        self.constants.push(constant);
        next
    }

    /// The index of a name.
    pub fn name(&mut self, name: &str) -> u32 {
        if let Some(&index) = self.name_indexes.get(name) {
            return index;
        }
        let next = self.names.len() as u32;
        self.names.push(name.to_owned());
        self.name_indexes.insert(name.to_owned(), next);
        next
    }

    /// The finished code.
    pub fn assemble(self) -> Assembled {
        let mut instructions = Vec::with_capacity(self.emitted.len());
        let mut positions = Vec::with_capacity(self.emitted.len());
        let mut handlers: Vec<Handler> = Vec::new();
        let target = |label: Label| {
            let state = self.labels.get(label.0);
            state.and_then(|state| state.target).unwrap_or(u32::MAX)
        };
        let mut covering = None;
        for (index, emitted) in self.emitted.iter().enumerate() {
            let index = index as u32;
            let operand = match emitted.operand {
                Operand::Number(number) => number,
                Operand::Label(label) => target(label),
            };
            instructions.push(Instruction {
                op: emitted.op,
                operand,
            });
            positions.push(emitted.position);
            let state = emitted.handler.and_then(|id| self.handlers.get(id.0));
            let same = emitted.handler.is_some() && covering == emitted.handler;
            match (state, handlers.last_mut()) {
                (Some(_), Some(last)) if same && last.end == index => last.end = index + 1,
                (Some(state), _) => handlers.push(Handler {
                    start: index,
                    end: index + 1,
                    target: target(state.label),
                    depth: state.depth,
                }),
                (None, _) => {}
            }
            covering = emitted.handler;
        }
        Assembled {
            instructions,
            positions,
            handlers,
            constants: self.constants,
            names: self.names,
            stack_size: self.stack_size,
        }
    }
}
