//! The main thread's life, which every driver gives it alike: the prelude and the program, the traceback
//! of what escaped, and waiting for the threads that are not daemons.

use std::sync::Arc;

use super::program::Program;
use crate::bytecode;
use crate::host::Stream;
use crate::modules::PRELUDE;
use crate::syntax;
use crate::vm::heap::Allocator;
use crate::vm::namespace::Namespace;
use crate::vm::object::Body;
use crate::vm::{self, Context, Driver, Execution, Value, Vm};

/// What the main thread's execution is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The prelude, then the program.
    Program,
    /// Writing the traceback of what escaped.
    Report,
    /// Waiting for the threads that are not daemons.
    Shutdown,
    /// Calling the finalizers of what is left.
    Finalize,
}

/// How far the main thread is, and with which code the program will exit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MainThread {
    phase: Phase,
    /// The exit code so far.
    pub(crate) exit_code: i32,
}

impl MainThread {
    /// A main thread that has run nothing yet.
    pub(crate) fn new() -> MainThread {
        MainThread {
            phase: Phase::Program,
            exit_code: 0,
        }
    }

    /// An execution with the program and, above it, the prelude on its stack.
    pub(crate) fn load(
        program: &Program,
        vm: &Vm,
        allocator: &mut Allocator,
        driver: &dyn Driver,
    ) -> Box<Execution> {
        vm.heap.attach(allocator);
        let mut execution = Box::new(Execution::default());
        for warning in &program.warnings {
            vm.host.write(Stream::Error, 0, warning);
        }
        vm.add_source(&program.file, &program.source);
        let globals = Arc::default();
        let code = vm.link(allocator, &program.code, &globals, false);
        let main = vm.module_function(allocator, code);
        let name = vm.text(allocator, "__main__");
        vm.bind(&globals, "__name__", name);
        let file = vm.text(allocator, program.file.as_str());
        vm.bind(&globals, "__file__", file);
        // Or the builtins' would be found, which have these names, too.
        for name in ["__doc__", "__package__", "__spec__", "__cached__"] {
            vm.bind(&globals, name, Value::NONE);
        }
        let texts = program.arguments.iter();
        let arguments: Vec<Value> = texts
            .map(|text| vm.text(allocator, text.as_str()))
            .collect();
        let arguments = vm.tuple(allocator, arguments);
        vm.bind(&vm.builtins, "__arguments__", arguments);
        vm.create_module(allocator, "__main__", globals, None);
        // The prelude is ours and compiles; a test runs it.
        let prelude =
            syntax::parse(PRELUDE, "prelude.py").and_then(|module| bytecode::compile(&module));
        let mut functions = vec![main];
        if let Ok(prelude) = prelude {
            let name = vm.text(allocator, "builtins");
            vm.bind(&vm.builtins, "__name__", name);
            let code = vm.link(allocator, &prelude, &vm.builtins, true);
            functions.push(vm.module_function(allocator, code));
        }
        for function in functions {
            let context = Context::new(vm, &mut *allocator, driver, 0);
            // A module function takes no arguments, so beginning it cannot fail.
            let _begun = vm::begin(context, &mut execution, function, &[]);
        }
        execution
    }

    /// The execution has nothing left to do. Answers whether it has been given something: to wait for
    /// the threads that are not daemons, or to finalize what is left unless daemons may still use it: when
    /// the thread is not `alone`. Otherwise the run is over.
    pub(crate) fn finished(
        &mut self,
        context: Context<'_>,
        execution: &mut Execution,
        alone: bool,
    ) -> bool {
        if matches!(self.phase, Phase::Program | Phase::Report) {
            // As CPython's `pyrun_file` does, before it waits for threads.
            context.vm.flush(context.thread);
            self.phase = Phase::Shutdown;
            if let Some(function) = global_of(context.vm, "threading", "_shutdown") {
                return vm::begin(context, execution, function, &[]).is_ok();
            }
        }
        self.phase = Phase::Finalize;
        let (vm, thread) = (context.vm, context.thread);
        let goes_on = vm.watch.is_active()
            && all_ended(vm).unwrap_or(alone)
            && vm::watch::begin_last(context, execution);
        if !goes_on {
            vm.flush(thread);
        }
        goes_on
    }

    /// An exception escaped the execution. Answers as [`MainThread::finished`] does.
    pub(crate) fn failed(
        &mut self,
        context: Context<'_>,
        execution: &mut Execution,
        exception: Value,
        alone: bool,
    ) -> bool {
        let vm = context.vm;
        if self.phase == Phase::Program {
            // What was printed comes before the traceback.
            vm.flush(context.thread);
            let (code, message) = vm::exit_code(&context, exception);
            self.exit_code = code;
            if let Some(message) = message {
                vm.host.write(Stream::Error, 0, &format!("{message}\n"));
            }
            if !vm::is_exit(exception) {
                self.phase = Phase::Report;
                let function = vm.builtin("__report__");
                let again = Context {
                    allocator: &mut *context.allocator,
                    known: vm::Known::default(),
                    ..context
                };
                if vm::begin(again, execution, function, &[exception]).is_ok() {
                    return true;
                }
            }
        } else if vm::is_exit(exception) {
            // A thread ended the process at once, while this one waited for it.
            self.exit_code = vm::exit_code(&context, exception).0;
        } else {
            // What fails while reporting is reported without running the program's code again.
            let text = vm::format_exception(&context, exception, &[]);
            vm.host.write(Stream::Error, 0, &text);
        }
        self.finished(context, execution, alone)
    }
}

/// Whether all threads that `threading` knows have ended, though one may still be on its way out; nothing
/// where it is not imported.
fn all_ended(vm: &Vm) -> Option<bool> {
    let known = vm::dict::of(global_of(vm, "threading", "_active")?)?;
    let ends = vm.names.find("_ends_")?;
    let has_ended = |thread: Value| {
        let Body::Instance(instance) = &thread.object()?.get().body else {
            return None;
        };
        let slot = vm::class::of(instance.class)?.slot(ends)?;
        match &instance.get(slot)?.object()?.get().body {
            Body::List(ends) => Some(!ends.is_empty()),
            _ => None,
        }
    };
    let threads = known.pairs();
    Some(
        threads
            .iter()
            .all(|&(_, thread)| has_ended(thread) == Some(true)),
    )
}

/// The globals of an imported module.
pub(crate) fn module_globals(vm: &Vm, module: &str) -> Option<Arc<Namespace>> {
    let module = vm.module(vm.names.find(module)?)?;
    match &module.object()?.get().body {
        Body::Module(module) => Some(Arc::clone(&module.globals)),
        _ => None,
    }
}

/// What a name of a module is bound to.
pub(crate) fn global_of(vm: &Vm, module: &str, name: &str) -> Option<Value> {
    module_globals(vm, module)?.get(vm.names.find(name)?, &vm.cells)
}

/// The `repr()` of the program's globals of these names.
pub(crate) fn watched(context: &Context<'_>, names: &[String]) -> Vec<(String, Option<String>)> {
    let shown = |name: &str| {
        let value = global_of(context.vm, "__main__", name)?;
        vm::represent::representation(context, value).ok()
    };
    names
        .iter()
        .map(|name| (name.clone(), shown(name)))
        .collect()
}
