//! Imports: the engine's own modules, native or in Python, and the modules that lie beside a program.

use std::sync::Arc;

use super::execution::Continuation;
use super::machine::{Machine, Stop};
use super::namespace::{Module, Name, Namespace};
use super::object::Body;
use super::run::Flow;
use super::types::Kind;
use super::value::Value;
use crate::bytecode;
use crate::host::ModuleFile;
use crate::syntax;

/// The module a value is, if it is one.
fn module_of<'a>(value: Value) -> Option<&'a Module> {
    match &value.object()?.get().body {
        Body::Module(module) => Some(module),
        _ => None,
    }
}

impl Machine<'_> {
    /// The instruction `ImportName`. A dotted name's packages are imported first, one at a time: each
    /// time the instruction is made again, until all of them are there.
    pub(super) fn import_name(&mut self, operand: u32) -> Result<Flow, Value> {
        let vm = self.context.vm;
        let level = self.execution.stack.peek(2);
        if level != Value::ZERO {
            return Err(self.context.error(
                Kind::ImportError,
                "attempted relative import with no known parent package",
            ));
        }
        let spelling = vm.names.spelling(self.operand_name(operand));
        let ends = spelling
            .match_indices('.')
            .map(|(dot, _)| dot)
            .chain([spelling.len()]);
        for end in ends {
            let name = vm.names.intern(&spelling[..end]);
            let Some(module) = vm.module(name) else {
                return self.begin_import(&spelling[..end]);
            };
            if let Some(contents) = module_of(module)
                && contents.is_loading_for_another(self.context.thread)
            {
                return Ok(self.later());
            }
        }
        // `import a.b` binds `a`; `from a.b import c` asks `a.b`.
        let from_list = self.execution.stack.peek(1);
        let wanted = if from_list == Value::NONE {
            spelling.split('.').next().unwrap_or_default()
        } else {
            &spelling
        };
        let module = vm.module(vm.names.intern(wanted)).unwrap_or(Value::NONE);
        self.execution.stack.drop_top(2);
        self.execution.stack.push(module);
        Ok(Flow::Next)
    }

    /// Another thread is executing what this one needs, a module or a generator of the engine's own: the
    /// instruction is made again when this thread is next given a turn.
    pub(super) fn later(&mut self) -> Flow {
        if let Some(frame) = self.execution.frames.last_mut() {
            frame.instruction -= 1;
        }
        Flow::Stop(Stop::Preempted)
    }

    /// Has the instruction made again when this module of the engine's has run; nothing when it has.
    pub(super) fn import_once(&mut self, name: &str) -> Option<Result<Flow, Value>> {
        let vm = self.context.vm;
        match vm.module(vm.names.intern(name)).and_then(module_of) {
            None => Some(self.begin_import(name)),
            Some(module) if module.is_loading_for_another(self.context.thread) => {
                Some(Ok(self.later()))
            }
            Some(_) => None,
        }
    }

    /// Begins the import of one module, whose packages are there; the instruction is then made again.
    fn begin_import(&mut self, name: &str) -> Result<Flow, Value> {
        let vm = self.context.vm;
        if let Some(frame) = self.execution.frames.last_mut() {
            frame.instruction -= 1;
        }
        let globals: Arc<Namespace> = Arc::default();
        if name == "builtins" {
            self.enter_module(name, Arc::clone(&vm.builtins), None);
            return Ok(Flow::Frame);
        }
        if let Some(native) = vm.library().native(name) {
            for function in native.functions {
                let value = vm.native(self.context.allocator, *function);
                vm.bind(&globals, function.name, value);
            }
            (native.constants)(&mut self.context, &globals);
            vm.library().populate(name, &mut self.context, &globals);
            self.enter_module(name, globals, None);
            return Ok(Flow::Frame);
        }
        let found = match vm.library().source(name) {
            Some(found) => Ok(Some(found)),
            None => vm.host.module(name),
        };
        let found = match found {
            Ok(found) => found,
            Err(reason) => {
                self.give_up_import();
                return Err(self.context.error(Kind::ImportError, reason));
            }
        };
        let found = found.or_else(|| vm.library().stand_in(name));
        let Some(ModuleFile { file, source, own }) = found else {
            self.give_up_import();
            let message = match name.rsplit_once('.') {
                Some((package, _)) if !self.is_package(package) => {
                    format!("No module named '{name}'; '{package}' is not a package")
                }
                _ => match vm.library().refusal(name) {
                    Some(reason) => format!("No module named '{name}' in Interleave: {reason}"),
                    None => format!("No module named '{name}'"),
                },
            };
            let name = vm.names.intern(name);
            let kind = Kind::ModuleNotFoundError;
            return Err(self.context.error_about(kind, message, name, Value::NONE));
        };
        let code = syntax::parse(&source, &file).and_then(|module| bytecode::compile(&module));
        let code = match code {
            Ok(code) => code,
            Err(error) => {
                self.give_up_import();
                return Err(self.context.error(Kind::SyntaxError, error.to_string()));
            }
        };
        if !own {
            vm.add_source(&file, &source);
        }
        let linked = vm.link(self.context.allocator, &code, &globals, own);
        let folder = file.strip_suffix("__init__.py");
        let texts = [
            ("__name__", Some(name)),
            ("__file__", Some(file.as_str())),
            ("__path__", folder),
        ];
        for (variable, text) in texts {
            let Some(text) = text else { continue };
            let text = self.context.text(text);
            vm.bind(&globals, variable, text);
        }
        let module = self.enter_module(name, Arc::clone(&globals), Some(self.context.thread));
        if !module_of(module).is_some_and(|module| Arc::ptr_eq(&module.globals, &globals)) {
            // Another thread began meanwhile, and it is its code that runs: this one waits for it.
            return Ok(Flow::Stop(Stop::Preempted));
        }
        let function = vm.module_function(self.context.allocator, linked);
        self.call_with(function, &[], Continuation::Import(module))
    }

    /// The instruction is not made again after all: what it raises belongs to it.
    fn give_up_import(&mut self) {
        if let Some(frame) = self.execution.frames.last_mut() {
            frame.instruction += 1;
        }
    }

    fn is_package(&self, name: &str) -> bool {
        let vm = self.context.vm;
        let module = vm.module(vm.names.intern(name));
        module.and_then(module_of).is_some_and(|module| {
            let file = module.globals.get(vm.names.intern("__path__"), &vm.cells);
            file.is_some()
        })
    }

    /// Makes a module and enters it among those imported, and in its package.
    fn enter_module(
        &mut self,
        name: &str,
        globals: Arc<Namespace>,
        loading_for: Option<u32>,
    ) -> Value {
        let vm = self.context.vm;
        let module = vm.create_module(self.context.allocator, name, globals, loading_for);
        if let Some((package, last)) = name.rsplit_once('.')
            && let Some(package) = vm.module(vm.names.intern(package))
            && let Some(package) = module_of(package)
        {
            vm.bind(&package.globals, last, module);
        }
        module
    }

    /// A module's code has run: whoever waits for the module may have it.
    pub(super) fn end_import(&mut self, module: Value) {
        if let Some(module) = module_of(module) {
            module.loaded();
        }
    }

    /// An import failed: the next one begins anew.
    pub(super) fn forget_failed_import(&mut self, module: Value) {
        if let Some(module) = module_of(module) {
            self.context
                .vm
                .forget_module(self.context.vm.names.intern(&module.name));
        }
    }

    /// The instruction `ImportFrom`: an attribute of a module, or a module of a package.
    pub(super) fn import_from(&mut self, operand: u32) -> Result<Flow, Value> {
        let vm = self.context.vm;
        let module = self.execution.stack.peek(1);
        let name = self.operand_name(operand);
        let Some(contents) = module_of(module) else {
            return Ok(Flow::Next);
        };
        if let Some(value) = contents.globals.get(name, &vm.cells) {
            if let Some(inner) = module_of(value)
                && inner.is_loading_for_another(self.context.thread)
            {
                return Ok(self.later());
            }
            self.execution.stack.push(value);
            return Ok(Flow::Next);
        }
        let spelling = vm.names.spelling(name);
        let whole = format!("{}.{spelling}", contents.name);
        if self.is_package(&contents.name)
            && (vm.library().source(&whole).is_some() || vm.host.module(&whole) != Ok(None))
        {
            return self.begin_import(&whole);
        }
        let message = format!(
            "cannot import name '{spelling}' from '{}' ({})",
            contents.name,
            self.module_place(contents),
        );
        if let Some(getattr) = contents.globals.get(vm.known.getattr, &vm.cells) {
            let [spelling, message] = [&*spelling, &*message].map(|text| self.context.text(text));
            let callee = vm.builtin("__named_by_module__");
            let arguments = [getattr, spelling, message];
            return self.call_with(callee, &arguments, Continuation::Push);
        }
        let name = vm.names.intern(&contents.name);
        let kind = Kind::ImportError;
        Err(self.context.error_about(kind, message, name, Value::NONE))
    }

    /// The file of a module, as messages show it.
    fn module_place(&self, module: &Module) -> String {
        let vm = self.context.vm;
        let file = module.globals.get(vm.names.intern("__file__"), &vm.cells);
        match file.and_then(super::text_of) {
            Some(file) => file.to_owned(),
            None => "unknown location".to_owned(),
        }
    }

    /// The instruction `ImportStar`.
    pub(super) fn import_star(&mut self) {
        let vm = self.context.vm;
        let module = self.execution.stack.pop();
        let Some(frame) = self.execution.frames.last() else {
            return;
        };
        let globals = &frame.code.get().globals;
        let Some(contents) = module_of(module) else {
            return;
        };
        let public: Option<Vec<Name>> = contents
            .globals
            .get(vm.known.all, &vm.cells)
            .and_then(|all| self.context.builtin_items(all))
            .map(|items| {
                let names = items.iter().filter_map(|&item| super::text_of(item));
                names.map(|name| vm.names.intern(name)).collect()
            });
        for (name, number) in contents.globals.members() {
            let is_public = match &public {
                Some(public) => public.contains(&name),
                None => !vm.names.spelling(name).starts_with('_'),
            };
            if is_public
                && let Some(own) = globals.cell(name, &vm.cells)
                && let Some(value) = vm.cells.at(number).get().bound()
            {
                vm.cells.at(own).set(value);
            }
        }
    }
}
