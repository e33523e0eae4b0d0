//! Makes small copies of memory cheap. The compiler writes `memory.copy` wherever a value of more than a
//! word is moved, and browsers carry that instruction out as a call out of the module, which takes
//! longer than the copy. So every one becomes a call of a function in the module that moves up to 64
//! bytes by words, and leaves longer copies to the instruction.

use std::fmt;

use walrus::ir::{
    BinaryOp, Call, ExtendedLoad, Instr, LoadKind, MemArg, StoreKind, VisitorMut, dfs_pre_order_mut,
};
use walrus::{
    FunctionBuilder, FunctionId, FunctionKind, InstrSeqBuilder, LocalId, MemoryId, Module, ValType,
};

/// Why a module's copies stay as they are.
#[derive(Debug)]
pub struct CopyError(String);

impl fmt::Display for CopyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Replaces the copies of a module.
pub fn quicken(bytes: &[u8]) -> Result<Vec<u8>, CopyError> {
    let because = |error| CopyError(format!("{error:?}"));
    let mut module = Module::from_buffer(bytes).map_err(because)?;
    let memory = module.get_memory_id().map_err(because)?;
    let functions: Vec<FunctionId> = module.funcs.iter().map(|function| function.id()).collect();
    let copy = Copy::new(&mut module, memory).build(&mut module);
    for id in functions {
        if let FunctionKind::Local(local) = &mut module.funcs.get_mut(id).kind {
            let start = local.entry_block();
            dfs_pre_order_mut(&mut Replacing { copy }, local, start);
        }
    }
    Ok(module.emit_wasm())
}

/// Puts a call of the function in the place of each instruction.
struct Replacing {
    copy: FunctionId,
}

impl VisitorMut for Replacing {
    fn visit_instr_mut(&mut self, instruction: &mut Instr, _: &mut walrus::ir::InstrLocId) {
        if matches!(instruction, Instr::MemoryCopy(_)) {
            *instruction = Instr::Call(Call { func: self.copy });
        }
    }
}

/// The function in the making. All words are read before the first is written, so that it does not
/// matter whether the places overlap.
struct Copy {
    memory: MemoryId,
    to: LocalId,
    from: LocalId,
    length: LocalId,
    words: [LocalId; 8],
    short: LocalId,
}

impl Copy {
    fn new(module: &mut Module, memory: MemoryId) -> Copy {
        let mut local = |kind| module.locals.add(kind);
        Copy {
            memory,
            to: local(ValType::I32),
            from: local(ValType::I32),
            length: local(ValType::I32),
            words: std::array::from_fn(|_| local(ValType::I64)),
            short: local(ValType::I32),
        }
    }

    fn build(&self, module: &mut Module) -> FunctionId {
        let parameters = [ValType::I32; 3];
        let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &[]);
        builder.name("copy".to_owned());
        self.choose(
            &mut builder.func_body(),
            &[(64, 0), (32, 4), (16, 2), (7, 1)],
        );
        builder.finish(vec![self.to, self.from, self.length], &mut module.funcs)
    }

    /// Goes through the classes of lengths, from the longest: beyond so many bytes, it takes that many
    /// words from each end.
    fn choose(&self, body: &mut InstrSeqBuilder<'_>, classes: &[(i32, usize)]) {
        let Some((&(beyond, words), shorter)) = classes.split_first() else {
            return self.few_bytes(body);
        };
        body.local_get(self.length)
            .i32_const(beyond)
            .binop(BinaryOp::I32GtU)
            .if_else(
                None,
                |longer| match words {
                    0 => {
                        longer
                            .local_get(self.to)
                            .local_get(self.from)
                            .local_get(self.length)
                            .memory_copy(self.memory, self.memory);
                    }
                    _ => self.by_words(longer, words),
                },
                |rest| self.choose(rest, shorter),
            );
    }

    fn by_words(&self, body: &mut InstrSeqBuilder<'_>, count: usize) {
        let kind = LoadKind::I64 { atomic: false };
        for (number, &word) in self.words[..2 * count].iter().enumerate() {
            self.place(body, self.from, number >= count, 8 * count as i32);
            body.load(self.memory, kind, at(8 * (number % count) as u64))
                .local_set(word);
        }
        let kind = StoreKind::I64 { atomic: false };
        for (number, &word) in self.words[..2 * count].iter().enumerate() {
            self.place(body, self.to, number >= count, 8 * count as i32);
            body.local_get(word)
                .store(self.memory, kind, at(8 * (number % count) as u64));
        }
    }

    /// Up to seven bytes: the first and the last four of them, or one by one.
    fn few_bytes(&self, body: &mut InstrSeqBuilder<'_>) {
        body.local_get(self.length)
            .i32_const(4)
            .binop(BinaryOp::I32GeU)
            .if_else(
                None,
                |four| {
                    let kind = LoadKind::I32 { atomic: false };
                    self.place(four, self.from, false, 4);
                    four.load(self.memory, kind, at(0)).local_set(self.short);
                    self.place(four, self.to, true, 4);
                    self.place(four, self.from, true, 4);
                    four.load(self.memory, kind, at(0));
                    let kind = StoreKind::I32 { atomic: false };
                    four.store(self.memory, kind, at(0));
                    self.place(four, self.to, false, 4);
                    four.local_get(self.short).store(self.memory, kind, at(0));
                },
                |fewer| {
                    fewer.local_get(self.length).if_else(
                        None,
                        |some| self.up_to_three(some),
                        |_| {},
                    );
                },
            );
    }

    /// One to three bytes: the first, the one in the middle and the last, which may be the same.
    fn up_to_three(&self, body: &mut InstrSeqBuilder<'_>) {
        let load = LoadKind::I32_8 {
            kind: ExtendedLoad::ZeroExtend,
        };
        let store = StoreKind::I32_8 { atomic: false };
        let middle = |body: &mut InstrSeqBuilder<'_>, base| {
            body.local_get(base)
                .local_get(self.length)
                .i32_const(1)
                .binop(BinaryOp::I32ShrU)
                .binop(BinaryOp::I32Add);
        };
        body.local_get(self.from)
            .load(self.memory, load, at(0))
            .local_set(self.short);
        middle(body, self.to);
        middle(body, self.from);
        body.load(self.memory, load, at(0));
        self.place(body, self.to, true, 1);
        self.place(body, self.from, true, 1);
        body.load(self.memory, load, at(0))
            .store(self.memory, store, at(0))
            .store(self.memory, store, at(0))
            .local_get(self.to)
            .local_get(self.short)
            .store(self.memory, store, at(0));
    }

    /// Where the copy begins, or `size` bytes before it ends.
    fn place(&self, body: &mut InstrSeqBuilder<'_>, base: LocalId, at_end: bool, size: i32) {
        body.local_get(base);
        if at_end {
            body.local_get(self.length)
                .binop(BinaryOp::I32Add)
                .i32_const(size)
                .binop(BinaryOp::I32Sub);
        }
    }
}

/// This many bytes further; nothing is known of how places are aligned.
fn at(offset: u64) -> MemArg {
    MemArg { align: 1, offset }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copies(module: &Module, id: FunctionId) -> usize {
        #[derive(Default)]
        struct Counting(usize);
        impl<'instr> walrus::ir::Visitor<'instr> for Counting {
            fn visit_memory_copy(&mut self, _: &walrus::ir::MemoryCopy) {
                self.0 += 1;
            }
        }
        let FunctionKind::Local(local) = &module.funcs.get(id).kind else {
            return 0;
        };
        let mut counting = Counting::default();
        walrus::ir::dfs_in_order(&mut counting, local, local.entry_block());
        counting.0
    }

    #[test]
    fn only_long_copies_are_left_to_the_instruction() {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let [to, from, length] = std::array::from_fn(|_| module.locals.add(ValType::I32));
        let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32; 3], &[]);
        builder
            .func_body()
            .local_get(to)
            .local_get(from)
            .local_get(length)
            .memory_copy(memory, memory);
        let moves = builder.finish(vec![to, from, length], &mut module.funcs);
        module.exports.add("moves", moves);
        let bytes = quicken(&module.emit_wasm()).expect("the module is sound");
        let module = Module::from_buffer(&bytes).expect("so is the new one");
        let moves = module.exports.get_func("moves").expect("it is exported");
        assert_eq!(copies(&module, moves), 0);
        let all = module
            .funcs
            .iter()
            .map(|function| copies(&module, function.id()));
        assert_eq!(all.sum::<usize>(), 1);
    }
}
