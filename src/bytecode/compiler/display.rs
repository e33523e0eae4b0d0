//! Tuple, list, set and dict displays.

use ruff_python_ast::{Expr, ExprDict};

use super::super::code::Constant;
use super::super::op::Op;
use super::{Compiled, Compiler};
use crate::syntax::Position;

/// From this many items on a display is built item by item, so that the value stack stays small.
pub(super) const STACK_USE_GUIDELINE: usize = 30;

/// How a display is built.
struct Display {
    build: Op,
    append: Op,
    extend: Op,
    /// Built as a list and made a tuple at the end, unless it is built at once.
    is_tuple: bool,
}

const TUPLE: Display = Display {
    build: Op::BuildList,
    append: Op::ListAppend,
    extend: Op::ListExtend,
    is_tuple: true,
};

const LIST: Display = Display {
    is_tuple: false,
    ..TUPLE
};

const SET: Display = Display {
    build: Op::BuildSet,
    append: Op::SetAdd,
    extend: Op::SetUpdate,
    is_tuple: false,
};

impl<'a> Compiler<'a> {
    pub(super) fn tuple(&mut self, items: &'a [Expr], at: Position) -> Compiled {
        self.display(&TUPLE, items, 0, at)
    }

    pub(super) fn list(&mut self, items: &'a [Expr], at: Position) -> Compiled {
        self.display(&LIST, items, 0, at)
    }

    pub(super) fn set(&mut self, items: &'a [Expr], at: Position) -> Compiled {
        self.display(&SET, items, 0, at)
    }

    /// A tuple of `items` behind the `pushed` values that are on the stack already.
    pub(super) fn tuple_after(&mut self, pushed: u32, items: &'a [Expr], at: Position) -> Compiled {
        self.display(&TUPLE, items, pushed, at)
    }

    fn display(
        &mut self,
        display: &Display,
        items: &'a [Expr],
        pushed: u32,
        at: Position,
    ) -> Compiled {
        if pushed == 0
            && items.len() > 2
            && let Some(constants) = self.constants_of(items)?
        {
            if display.is_tuple {
                self.constant(Constant::Tuple(constants), at);
            } else {
                self.emit(display.build, 0, at);
                let constants = if display.build == Op::BuildSet {
                    Constant::FrozenSet(constants)
                } else {
                    Constant::Tuple(constants)
                };
                self.constant(constants, at);
                self.emit(display.extend, 1, at);
            }
            return Ok(());
        }
        let is_big = items.len() + pushed as usize > STACK_USE_GUIDELINE;
        let has_star = items.iter().any(Expr::is_starred_expr);
        if !is_big && !has_star {
            for item in items {
                self.expression(item)?;
            }
            let build = if display.is_tuple {
                Op::BuildTuple
            } else {
                display.build
            };
            self.emit(build, items.len() as u32 + pushed, at);
            return Ok(());
        }
        let mut is_built = false;
        let mut waiting = pushed;
        if is_big {
            self.emit(display.build, waiting, at);
            is_built = true;
        }
        for item in items {
            if let Expr::Starred(starred) = item {
                if !is_built {
                    self.emit(display.build, waiting, at);
                    is_built = true;
                }
                self.expression(&starred.value)?;
                self.emit(display.extend, 1, at);
            } else {
                self.expression(item)?;
                if is_built {
                    self.emit(display.append, 1, at);
                } else {
                    waiting += 1;
                }
            }
        }
        if display.is_tuple {
            self.emit(Op::ListToTuple, 0, at);
        }
        Ok(())
    }

    pub(super) fn dict(&mut self, dict: &'a ExprDict, at: Position) -> Compiled {
        let mut is_built = false;
        let mut waiting = 0;
        for item in &dict.items {
            let Some(key) = &item.key else {
                self.flush_pairs(&mut waiting, &mut is_built, at);
                if !is_built {
                    self.emit(Op::BuildMap, 0, at);
                    is_built = true;
                }
                self.expression(&item.value)?;
                self.emit(Op::DictUpdate, 1, at);
                continue;
            };
            self.expression(key)?;
            self.expression(&item.value)?;
            waiting += 1;
            if waiting as usize * 2 > STACK_USE_GUIDELINE {
                self.flush_pairs(&mut waiting, &mut is_built, at);
            }
        }
        self.flush_pairs(&mut waiting, &mut is_built, at);
        if !is_built {
            self.emit(Op::BuildMap, 0, at);
        }
        Ok(())
    }

    /// Puts the `waiting` pairs on the stack into the dict below them, or makes it of them.
    fn flush_pairs(&mut self, waiting: &mut u32, is_built: &mut bool, at: Position) {
        if *waiting == 0 {
            return;
        }
        self.emit(Op::BuildMap, *waiting, at);
        if *is_built {
            self.emit(Op::DictUpdate, 1, at);
        }
        *is_built = true;
        *waiting = 0;
    }
}
