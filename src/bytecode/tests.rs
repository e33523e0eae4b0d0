//! The compiler's promises that others build on, and the verifier against code broken on purpose.

use std::sync::Arc;

use super::{
    BinaryOperator, Code, Constant, Fault, Handler, INPLACE, Instruction, Op, compile, verify,
};
use crate::syntax::{SourceError, parse};

fn compiled(source: &str) -> Result<Arc<Code>, SourceError> {
    parse(source, "program.py").and_then(|module| compile(&module))
}

fn module(source: &str) -> Code {
    let code = compiled(source).unwrap();
    verify(&code).unwrap();
    Arc::into_inner(code).unwrap()
}

/// The first function among the constants of `code`.
fn function(code: &Code) -> Code {
    let constants = code.constants.iter();
    let mut codes = constants.filter_map(|constant| match constant {
        Constant::Code(code) => Some(code),
        _ => None,
    });
    let code = codes.next().unwrap();
    Code {
        file: code.file.clone(),
        name: code.name.clone(),
        qualname: code.qualname.clone(),
        doc: code.doc.clone(),
        slots: code.slots.clone(),
        cell_slots: code.cell_slots.clone(),
        constants: code.constants.clone(),
        names: code.names.clone(),
        instructions: code.instructions.clone(),
        positions: code.positions.clone(),
        handlers: code.handlers.clone(),
        ..**code
    }
}

fn ops(code: &Code) -> Vec<Op> {
    code.instructions.iter().map(|i| i.op).collect()
}

/// What the verifier says about the module `source` after `damage`.
fn fault(source: &str, damage: impl FnOnce(&mut Code)) -> Fault {
    let mut code = module(source);
    damage(&mut code);
    verify(&code).unwrap_err().fault
}

#[test]
fn errors_are_printed_as_cpython_prints_them() {
    let cases = include_str!("../syntax/tests/errors.txt");
    let mut wrong = Vec::new();
    for case in cases.split("=== program\n").skip(1) {
        let (program, answer) = case.split_once("--- answer\n").unwrap();
        match compiled(program) {
            Err(error) if format!("{error}\n") == answer => {}
            Err(error) => wrong.push(format!("{program}ours:\n{error}\nCPython's:\n{answer}")),
            Ok(_) => wrong.push(format!("{program}compiles; CPython's:\n{answer}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_left_out_is_refused_by_name() {
    let cases = [
        (
            "async def f(): pass\n",
            "program.py:1:1: an 'async' function is not supported; use threads instead",
        ),
        (
            "type X = int\n",
            "program.py:1:1: a 'type' statement is not supported; use an assignment instead",
        ),
        (
            "def f[T](x): pass\n",
            "program.py:1:6: a type parameter list is not supported",
        ),
    ];
    for (source, message) in cases {
        assert_eq!(compiled(source).unwrap_err().to_string(), message);
    }
}

#[test]
fn raising_a_global_is_four_instructions() {
    let code = module("def f():\n    global counter\n    counter += 1\n");
    let instructions = function(&code).instructions;
    let add = Instruction {
        op: Op::Binary,
        operand: BinaryOperator::Add as u32 + INPLACE,
    };
    assert_eq!(instructions[2], add);
    let ops: Vec<Op> = instructions.iter().map(|i| i.op).take(4).collect();
    assert_eq!(
        ops,
        [Op::LoadGlobal, Op::LoadConst, Op::Binary, Op::StoreGlobal]
    );
}

#[test]
fn super_is_given_the_class_and_the_instance() {
    let class = function(&module(
        "class A:\n    def f(this):\n        return super().f\n",
    ));
    let method = function(&class);
    let expected = [
        Op::CopyFreeVars,
        Op::LoadGlobal,
        Op::LoadDeref,
        Op::LoadFast,
        Op::Call,
        Op::LoadAttr,
        Op::Return,
    ];
    assert_eq!(ops(&method), expected);
    assert!(class.names.contains(&"__classcell__".to_owned()));
}

#[test]
fn private_names_are_mangled() {
    let class = function(&module(
        "class _A:\n    __x = 1\n    def f(self, __y): self.__z = __y\n",
    ));
    assert!(class.names.contains(&"_A__x".to_owned()));
    let method = function(&class);
    assert_eq!(method.slots, ["self", "_A__y"]);
    assert_eq!(method.names, ["_A__z"]);
}

#[test]
fn an_endless_loop_tests_nothing_and_never_falls_out() {
    let code = module("while True:\n    f()\nunreachable()\n");
    assert_eq!(code.instructions.len(), 4);
    assert_eq!(code.instructions.last().unwrap().op, Op::JumpBackward);
}

#[test]
fn a_generator_begins_by_being_one() {
    let code = function(&module("def f(a):\n    def g(): return a\n    yield g\n"));
    assert_eq!(ops(&code)[..2], [Op::ReturnGenerator, Op::MakeCell]);
    assert!(code.generator);
}

#[test]
fn nested_finally_blocks_do_not_explode() {
    let mut source = String::new();
    for depth in 0..40 {
        let indent = " ".repeat(depth);
        source.push_str(&format!("{indent}try: f()\n{indent}finally:\n"));
    }
    source.push_str(&format!("{}f()\n", " ".repeat(40)));
    assert!(compiled(&source).is_err());
}

#[test]
fn the_verifier_rejects_stack_faults() {
    let call = "f(1, 2)\n";
    assert_eq!(
        fault(call, |code| code.instructions[3].operand = 9),
        Fault::Underflow
    );
    assert_eq!(fault(call, |code| code.stack_size = 2), Fault::Overflow);
    // A second way to the end that comes with one value less.
    let choice = "x = 1 if a else 2\n";
    assert_eq!(
        fault(choice, |code| {
            let arm = code
                .instructions
                .iter()
                .position(|i| i.op == Op::Jump)
                .unwrap()
                + 1;
            code.instructions[arm].op = Op::Nop;
        }),
        Fault::Join
    );
    let uneven_loop = "while a: f()\n";
    assert_eq!(
        fault(uneven_loop, |code| {
            let pop = code
                .instructions
                .iter()
                .position(|i| i.op == Op::PopTop)
                .unwrap();
            code.instructions[pop].op = Op::Nop;
        }),
        Fault::Join
    );
}

#[test]
fn the_verifier_rejects_operands_out_of_range() {
    let source = "x = 1\n";
    assert_eq!(
        fault(source, |code| code.instructions[0].operand = 70),
        Fault::Operand
    );
    assert_eq!(
        fault(source, |code| code.instructions[1].operand = 70),
        Fault::Operand
    );
    assert_eq!(fault(source, |code| code.names.clear()), Fault::Operand);
    assert_eq!(
        fault(source, |code| code.instructions[1].op = Op::StoreFast),
        Fault::Operand
    );
    assert_eq!(
        fault("a + b\n", |code| code.instructions[2].operand = 13),
        Fault::Operand
    );
}

#[test]
fn the_verifier_rejects_wrong_jumps() {
    let source = "while a: f()\n";
    let jump = |code: &Code, op| code.instructions.iter().position(|i| i.op == op).unwrap();
    assert_eq!(
        fault(source, |code| {
            let index = jump(code, Op::PopJumpIfFalse);
            code.instructions[index].operand = 9999;
        }),
        Fault::Target
    );
    assert_eq!(
        fault(source, |code| {
            let index = jump(code, Op::PopJumpIfFalse);
            code.instructions[index].operand = 0;
        }),
        Fault::Target
    );
    assert_eq!(
        fault(source, |code| {
            let index = jump(code, Op::JumpBackward);
            code.instructions[index].operand = index as u32 + 1;
        }),
        Fault::Target
    );
    assert_eq!(
        fault("x = 1\n", |code| {
            code.instructions.pop();
            code.positions.pop();
        }),
        Fault::End
    );
}

#[test]
fn the_verifier_rejects_wrong_handlers() {
    let source = "try:\n    f()\nexcept E:\n    pass\n";
    let deeper = |code: &mut Code| {
        code.stack_size += 9;
        code.handlers[0].depth = 3;
    };
    assert_eq!(fault(source, deeper), Fault::Handler);
    assert_eq!(
        fault(source, |code| code.handlers[0].depth = 90),
        Fault::Handler
    );
    let outside = |code: &mut Code| code.handlers[0].target = 9999;
    assert!(matches!(fault(source, outside), Fault::Tables(_)));
    let backwards = |code: &mut Code| {
        let Handler { start, end, .. } = code.handlers[0];
        (code.handlers[0].start, code.handlers[0].end) = (end, start);
    };
    assert!(matches!(fault(source, backwards), Fault::Tables(_)));
}

#[test]
fn the_verifier_rejects_confused_cells() {
    let source = "def f():\n    x = 1\n    def g(): return x\n    return g\n";
    // Damages the first instruction with the given operation.
    let check = |op, damage: fn(&mut Instruction)| {
        let mut code = function(&module(source));
        verify(&code).unwrap();
        let found = code.instructions.iter_mut().find(|i| i.op == op);
        damage(found.unwrap());
        verify(&code).unwrap_err().fault
    };
    let plain_store = check(Op::StoreDeref, |store| store.op = Op::StoreFast);
    assert_eq!(plain_store, Fault::Operand);
    let no_cell = check(Op::MakeCell, |make| make.op = Op::Nop);
    assert!(matches!(no_cell, Fault::Tables(_)));
    let no_closure = check(Op::MakeFunction, |make| make.operand = 0);
    assert_eq!(no_closure, Fault::Misplaced);
    let no_cell_in_closure = check(Op::LoadClosure, |load| load.op = Op::LoadDeref);
    assert_eq!(no_cell_in_closure, Fault::Misplaced);
    let mut code = function(&module(source));
    code.cell_slots.push(77);
    assert!(matches!(verify(&code).unwrap_err().fault, Fault::Tables(_)));
}

#[test]
fn the_verifier_looks_into_constants() {
    let mut code = module("def f(): return 1\n");
    for constant in &mut code.constants {
        if let Constant::Code(inner) = constant {
            Arc::get_mut(inner).unwrap().stack_size = 0;
        }
    }
    let error = verify(&code).unwrap_err();
    assert_eq!(
        (error.qualname.as_str(), error.fault),
        ("f", Fault::Overflow)
    );
}
