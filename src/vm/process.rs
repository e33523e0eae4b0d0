//! A VM: one Python process. Its heap, names, classes, modules and linked code; shared by all its
//! threads, and by nobody else.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use num_bigint::BigInt;
use num_traits::ToPrimitive as _;

use super::alone::Company;
use super::calls::Asked;
use super::class;
use super::dict;
use super::exception::ExceptionState;
use super::execution::Execution;
use super::fork::Copies;
use super::function::{Function, NativeFunction};
use super::heap::{Allocator, Heap, HeapOptions, Marker};
use super::instance::Instance;
use super::items::Items;
use super::link::{CodeRef, LinkedCode};
use super::lookup::Lookups;
use super::machine::Context;
use super::namespace::{Cells, Module, Name, Names, Namespace};
use super::numerals::MAX_DIGITS;
use super::object::Body;
use super::output::Output;
use super::profile::Profiles;
use super::question::Known;
use super::reclass::Reclassed;
use super::sent::{Sendings, Sent};
use super::set::Set;
use super::text::Text;
use super::types::{Kind, KnownNames, Types};
use super::value::Value;
use super::watch::Watch;
use super::wide::Wide;
use crate::bytecode::{Code, Constant, Instruction, Op};
use crate::database::Databases;
use crate::host::{Host, ModuleFile};

/// Where programs' imports come from.
pub trait Library: Send + Sync {
    /// The source of a module written in Python; a package's is that of its `__init__`.
    fn source(&self, name: &str) -> Option<ModuleFile>;
    /// The functions and constants of a module written in Rust.
    fn native(&self, name: &str) -> Option<NativeModule>;
    /// Adds to the namespace of a module written in Rust what belongs to this library alone.
    fn populate(&self, _name: &str, _context: &mut Context<'_>, _globals: &Namespace) {}
    /// Why a module of CPython's is missing here, and what to use instead.
    fn refusal(&self, name: &str) -> Option<&'static str>;
    /// A module that can be imported in the place of one that is missing here, and says so when it is used.
    fn stand_in(&self, name: &str) -> Option<ModuleFile>;
}

/// A module written in Rust.
pub struct NativeModule {
    /// Its functions.
    pub functions: &'static [NativeFunction],
    /// Adds what is not a function, such as constants and classes.
    pub constants: fn(&mut Context<'_>, &Namespace),
}

/// Limits of a VM, all settable.
#[derive(Debug, Clone, Copy)]
pub struct VmOptions {
    /// Heap limit and habits.
    pub heap: HeapOptions,
    /// Calls inside of calls before `RecursionError`, unless the program sets another limit.
    pub recursion_limit: usize,
    /// Threads before `RuntimeError: can't start new thread`.
    pub thread_limit: usize,
    /// Processes of a run at one time, before `BlockingIOError: [Errno 11] Resource temporarily
    /// unavailable`; with 1, a program cannot start any.
    pub process_limit: usize,
}

impl Default for VmOptions {
    fn default() -> VmOptions {
        VmOptions {
            heap: HeapOptions::default(),
            recursion_limit: 1000,
            thread_limit: 20_000,
            process_limit: 128,
        }
    }
}

/// Functions of the prelude that the run loop itself calls.
#[derive(Clone, Copy)]
pub struct Prelude {
    /// `str(value)` in Python.
    pub text: Value,
    /// `repr(value)` in Python.
    pub representation: Value,
    /// `list(iterable)` in Python.
    pub items: Value,
}

/// One Python process.
pub struct Vm {
    /// Objects.
    pub heap: Heap,
    /// Interned names.
    pub names: Names,
    /// Names the engine itself looks up.
    pub known: KnownNames,
    /// Cells of all namespaces.
    pub cells: Cells,
    /// Built-in classes.
    pub types: Types,
    /// Built-in names.
    pub builtins: Arc<Namespace>,
    /// The world.
    pub host: Arc<dyn Host>,
    /// What it has printed and not passed on.
    output: Output,
    /// The databases of the run, which all its processes share.
    pub databases: Arc<Databases>,
    /// Limits.
    pub options: VmOptions,
    /// Set to make every running thread return to its driver at its next safepoint.
    interrupt: AtomicBool,
    /// Whether it has had more than one thread.
    pub company: Company,
    recursion_limit: AtomicUsize,
    /// Nanoseconds.
    switch_interval: AtomicU64,
    max_str_digits: AtomicUsize,
    /// The next class version.
    pub next_version: AtomicU32,
    /// Attribute lookups of late.
    pub(super) lookups: Lookups,
    library: Arc<dyn Library>,
    modules: Mutex<HashMap<Name, Value>>,
    #[allow(clippy::vec_box, reason = "a `CodeRef` points at the boxes' contents")]
    codes: Mutex<Vec<Box<LinkedCode>>>,
    interned: Mutex<HashMap<Name, Value>>,
    kept: Mutex<Vec<Value>>,
    prelude: Mutex<Option<Prelude>>,
    sources: Mutex<HashMap<Arc<str>, Arc<str>>>,
    pub(super) sendings: Sendings,
    /// Threads that ask what the others are executing.
    pub(super) asked: Asked,
    /// Instances that are to change their classes.
    pub(super) reclassed: Reclassed,
    /// Profiles that are being made.
    pub(super) profiles: Profiles,
    /// What the main thread calls when a signal comes, by the signal's number.
    handlers: Mutex<HashMap<i32, Value>>,
    /// The objects whose death matters.
    pub watch: Watch,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

impl Vm {
    /// A process that has run nothing yet.
    pub fn new(host: Arc<dyn Host>, library: Arc<dyn Library>, options: VmOptions) -> Vm {
        let heap = Heap::new(options.heap);
        let names = Names::default();
        let known = KnownNames::create(&names);
        let mut allocator = Allocator::default();
        heap.attach(&mut allocator);
        let types = Types::create(&heap, &mut allocator);
        let next_version = AtomicU32::new(types.versions());
        let vm = Vm {
            heap,
            names,
            known,
            cells: Cells::default(),
            types,
            builtins: Arc::default(),
            output: Output::new(&*host),
            host,
            databases: Arc::default(),
            options,
            interrupt: AtomicBool::new(false),
            company: Company::default(),
            recursion_limit: AtomicUsize::new(options.recursion_limit),
            switch_interval: AtomicU64::new(5_000_000),
            max_str_digits: AtomicUsize::new(MAX_DIGITS),
            next_version,
            lookups: Lookups::default(),
            library,
            modules: Mutex::default(),
            codes: Mutex::default(),
            interned: Mutex::default(),
            kept: Mutex::default(),
            prelude: Mutex::default(),
            sources: Mutex::default(),
            sendings: Sendings::default(),
            asked: Asked::default(),
            reclassed: Reclassed::default(),
            profiles: Profiles::default(),
            handlers: Mutex::default(),
            watch: Watch::default(),
        };
        super::builtins::install(&vm, &mut allocator);
        vm
    }

    /// Prints some pieces of text on standard output, as one thread; nothing another prints comes between.
    pub fn print(&self, thread: u32, pieces: &[String]) {
        self.output.print(&*self.host, thread, pieces);
    }

    /// Passes on what standard output keeps.
    pub fn flush(&self, thread: u32) {
        self.output.flush(&*self.host, thread);
    }

    /// Whether standard output keeps no text beyond the end of its line.
    pub fn prints_by_line(&self) -> bool {
        self.output.is_by_line()
    }

    /// Has standard output pass on text at the end of each line, or not. Where nothing is kept, it always does.
    pub fn set_prints_by_line(&self, by_line: bool) {
        self.output.set_by_line(by_line);
    }

    /// Whether running threads are asked to return to their driver.
    #[inline(always)]
    pub fn interrupted(&self) -> bool {
        self.interrupt.load(Ordering::Relaxed)
    }

    /// Asks running threads to return to their driver, or stops asking.
    pub fn set_interrupt(&self, interrupt: bool) {
        self.interrupt.store(interrupt, Ordering::Relaxed);
    }

    /// How long, in seconds, a thread may keep others waiting, where threads take turns.
    pub fn switch_interval(&self) -> f64 {
        self.switch_interval.load(Ordering::Relaxed) as f64 / 1e9
    }

    /// Sets it: the program's own wish.
    pub fn set_switch_interval(&self, seconds: f64) {
        self.switch_interval
            .store((seconds * 1e9) as u64, Ordering::Relaxed);
    }

    /// How many decimal digits of an integer are read or shown; 0 for any number.
    pub fn max_str_digits(&self) -> usize {
        self.max_str_digits.load(Ordering::Relaxed)
    }

    /// Sets it: the program's own wish.
    pub fn set_max_str_digits(&self, most: usize) {
        self.max_str_digits.store(most, Ordering::Relaxed);
    }

    /// How many calls inside of calls there may be.
    #[inline(always)]
    pub fn recursion_limit(&self) -> usize {
        self.recursion_limit.load(Ordering::Relaxed)
    }

    /// Sets how many calls inside of calls there may be.
    pub fn set_recursion_limit(&self, limit: usize) {
        self.recursion_limit.store(limit, Ordering::Relaxed);
    }

    /// Sends something to a thread, which finds it when it is next given a turn.
    pub fn send(&self, thread: u32, sent: Sent) {
        self.sendings.send(thread, sent);
    }

    /// Ends the process: every thread as it stands, the main one with this `SystemExit`.
    pub fn end(&self, exit: Value) {
        self.sendings.end(exit);
    }

    /// The functions of the prelude, once it has run.
    pub fn prelude(&self) -> Option<Prelude> {
        *locked(&self.prelude)
    }

    /// Notes the functions of the prelude.
    pub fn set_prelude(&self, prelude: Prelude) {
        *locked(&self.prelude) = Some(prelude);
    }

    /// The modules programs can import.
    pub fn library(&self) -> &dyn Library {
        &*self.library
    }

    /// Has the main thread call a function when a signal comes, or nothing.
    pub fn set_handler(&self, signal: i32, handler: Option<Value>) {
        let mut handlers = locked(&self.handlers);
        match handler {
            Some(handler) => handlers.insert(signal, handler),
            None => handlers.remove(&signal),
        };
    }

    /// What the main thread calls when a signal comes.
    pub fn handler(&self, signal: i32) -> Option<Value> {
        locked(&self.handlers).get(&signal).copied()
    }

    /// A module that has been imported, or is being.
    pub fn module(&self, name: Name) -> Option<Value> {
        locked(&self.modules).get(&name).copied()
    }

    /// All modules that have been imported, or are being.
    pub fn modules(&self) -> Vec<Value> {
        locked(&self.modules).values().copied().collect()
    }

    /// Makes a module object and enters it as imported, unless another thread just has. Its code may
    /// still have to run, in the thread `loading_for`.
    pub fn create_module(
        &self,
        allocator: &mut Allocator,
        name: &str,
        globals: Arc<Namespace>,
        loading_for: Option<u32>,
    ) -> Value {
        let mut modules = locked(&self.modules);
        *modules
            .entry(self.names.intern(name))
            .or_insert_with(|| self.new_module(allocator, name, globals, loading_for))
    }

    /// A module object that nobody can import.
    pub(super) fn new_module(
        &self,
        allocator: &mut Allocator,
        name: &str,
        globals: Arc<Namespace>,
        loading_for: Option<u32>,
    ) -> Value {
        let version = self.next_version.fetch_add(1, Ordering::Relaxed);
        let module = Module::new(name, globals, version, loading_for);
        self.heap.allocate(allocator, Body::Module(module), 0)
    }

    /// Takes a module out again whose import failed.
    pub fn forget_module(&self, name: Name) {
        locked(&self.modules).remove(&name);
    }

    /// Keeps a value alive for as long as the VM lives.
    pub fn keep(&self, value: Value) {
        locked(&self.kept).push(value);
    }

    /// The text of a file, for the source lines of tracebacks.
    pub fn source(&self, file: &str) -> Option<Arc<str>> {
        locked(&self.sources).get(file).cloned()
    }

    /// Notes the text of a file.
    pub fn add_source(&self, file: &str, text: &str) {
        locked(&self.sources).insert(file.into(), text.into());
    }

    /// A string object.
    pub fn text(&self, allocator: &mut Allocator, text: impl Into<Text>) -> Value {
        let text: Text = text.into();
        let bytes = text.payload();
        self.heap.allocate(allocator, Body::Text(text), bytes)
    }

    /// The one string object of a name.
    pub fn name_text(&self, allocator: &mut Allocator, name: Name) -> Value {
        if let Some(&value) = locked(&self.interned).get(&name) {
            return value;
        }
        let value = self.text(allocator, &*self.names.spelling(name));
        *locked(&self.interned).entry(name).or_insert(value)
    }

    /// Binds a name in a namespace; nothing happens when a million names are bound already.
    pub fn bind(&self, namespace: &Namespace, name: &str, value: Value) {
        if let Some(number) = namespace.cell(self.names.intern(name), &self.cells) {
            self.cells.at(number).set(value);
        }
    }

    /// Links verified code so that it can run here.
    pub fn link(
        &self,
        allocator: &mut Allocator,
        code: &Arc<Code>,
        globals: &Arc<Namespace>,
        hidden: bool,
    ) -> CodeRef {
        let names: Box<[Name]> = code
            .names
            .iter()
            .map(|name| self.names.intern(name))
            .collect();
        let constants = code
            .constants
            .iter()
            .map(|constant| self.constant(allocator, constant, globals, hidden))
            .collect();
        let mut caches = Vec::with_capacity(code.instructions.len());
        let mut instructions = code.instructions.clone();
        for Instruction { op, operand } in &mut instructions {
            let mut cache = 0;
            if matches!(op, Op::LoadGlobal | Op::StoreGlobal | Op::DeleteGlobal)
                && let Some(&name) = names.get(*operand as usize)
            {
                let own = globals.cell(name, &self.cells).unwrap_or(0);
                let builtin = self.builtins.cell(name, &self.cells).unwrap_or(0);
                *operand = own;
                cache = u64::from(builtin) | (u64::from(name.0) << 32);
            }
            caches.push(AtomicU64::new(cache));
        }
        let linked = Box::new(LinkedCode {
            instructions: instructions.into(),
            caches: caches.into(),
            constants,
            slot_names: code
                .slots
                .iter()
                .map(|name| self.names.intern(name))
                .collect(),
            names,
            globals: Arc::clone(globals),
            slot_count: code.slots.len() as u32,
            hidden,
            simple: !code.varargs && !code.varkeywords && code.keyword_only == 0,
            code: Arc::clone(code),
        });
        let reference = CodeRef::new(&linked);
        locked(&self.codes).push(linked);
        reference
    }

    fn constant(
        &self,
        allocator: &mut Allocator,
        constant: &Constant,
        globals: &Arc<Namespace>,
        hidden: bool,
    ) -> Value {
        match constant {
            Constant::None => Value::NONE,
            Constant::True => Value::TRUE,
            Constant::False => Value::FALSE,
            Constant::Ellipsis => Value::ELLIPSIS,
            Constant::Int(int) => self.int(allocator, *int),
            Constant::BigInt(int) => self.large(allocator, int.clone()),
            Constant::Float(float) => Value::float(*float),
            Constant::Imaginary(size) => {
                self.heap
                    .allocate(allocator, Body::Complex([0.0, *size]), 0)
            }
            Constant::Str(text) => match text.len() {
                0..=32 => self.name_text(allocator, self.names.intern(text)),
                _ => self.text(allocator, text.as_str()),
            },
            Constant::Bytes(bytes) => {
                self.heap
                    .allocate(allocator, Body::Bytes(bytes.clone().into()), bytes.len())
            }
            Constant::Tuple(items) => {
                let items: Vec<Value> = items
                    .iter()
                    .map(|item| self.constant(allocator, item, globals, hidden))
                    .collect();
                self.tuple(allocator, items)
            }
            Constant::FrozenSet(items) => {
                let items = items
                    .iter()
                    .map(|item| self.constant(allocator, item, globals, hidden));
                // Made twice, each time in the order of the table before: CPython's compiler does so
                // when it merges equal constants, and the order of the result shows it.
                let known = Known::default();
                let set = Set::from_keys(items, &known)
                    .and_then(|first| Set::from_keys(first.keys(), &known))
                    .unwrap_or_default();
                self.heap
                    .allocate(allocator, Body::Set(Box::new(set.freeze())), 64)
            }
            Constant::Code(code) => {
                let code = self.link(allocator, code, globals, hidden);
                self.heap.allocate(allocator, Body::Code(code), 0)
            }
        }
    }

    /// An integer of any size up to 64 bits.
    #[inline]
    pub fn int(&self, allocator: &mut Allocator, int: i64) -> Value {
        Value::small_int(int).unwrap_or_else(|| self.whole(allocator, int.into()))
    }

    /// An integer of any size up to 128 bits.
    pub fn whole(&self, allocator: &mut Allocator, int: i128) -> Value {
        if let Some(small) = i64::try_from(int).ok().and_then(Value::small_int) {
            return small;
        }
        self.heap.allocate(allocator, Body::Wide(Wide::new(int)), 0)
    }

    /// An integer of any size.
    pub fn large(&self, allocator: &mut Allocator, int: BigInt) -> Value {
        match int.to_i128() {
            Some(int) => self.whole(allocator, int),
            None => self.huge(allocator, int),
        }
    }

    /// An integer of more than 128 bits.
    #[cold]
    #[inline(never)]
    fn huge(&self, allocator: &mut Allocator, int: BigInt) -> Value {
        let body = Body::BigInt(Box::new(int));
        let bytes = body.payload();
        self.heap.allocate(allocator, body, bytes)
    }

    /// A tuple.
    pub fn tuple(&self, allocator: &mut Allocator, items: impl Into<Items>) -> Value {
        let items: Items = items.into();
        let bytes = items.payload();
        self.heap.allocate(allocator, Body::Tuple(items), bytes)
    }

    /// A function of the engine as a value.
    pub fn native(&self, allocator: &mut Allocator, function: NativeFunction) -> Value {
        self.heap.allocate(allocator, Body::Native(function), 0)
    }

    /// A function that runs module-level code.
    pub fn module_function(&self, allocator: &mut Allocator, code: CodeRef) -> Value {
        let name = self.text(allocator, code.code.name.as_str());
        let function = Function {
            code,
            defaults: Box::default(),
            keyword_defaults: Box::default(),
            closure: Box::default(),
            name: super::value::Cell::new(name),
            doc: super::value::Cell::new(Value::NONE),
            attributes: Mutex::default(),
        };
        self.heap
            .allocate(allocator, Body::Function(Box::new(function)), 128)
    }

    /// An exception instance of this class with these arguments; its `__init__` has not run.
    pub fn exception(
        &self,
        allocator: &mut Allocator,
        class: Value,
        args: impl Into<Items>,
    ) -> Value {
        let args = self.tuple(allocator, args);
        let inner = self.heap.allocate(
            allocator,
            Body::Exception(Box::new(ExceptionState::new(args))),
            96,
        );
        let slots = class::of(class).map_or(0, class::Class::slot_count);
        self.heap.allocate(
            allocator,
            Body::Instance(Instance::new(class, inner, slots)),
            slots * 8,
        )
    }

    /// An exception of a built-in class with a message.
    pub fn error(&self, allocator: &mut Allocator, kind: Kind, message: impl Into<Text>) -> Value {
        let message = self.text(allocator, message);
        self.exception(allocator, self.types.get(kind), [message])
    }

    /// A dict object of these pairs, whose keys the caller knows to be hashable.
    pub fn dict(
        &self,
        allocator: &mut Allocator,
        pairs: impl IntoIterator<Item = (Value, Value)>,
    ) -> Value {
        let dict = dict::Dict::from_pairs(pairs, &Known::default()).unwrap_or_default();
        self.heap
            .allocate(allocator, Body::Dict(Box::new(dict)), 64)
    }

    /// Frees what neither the VM nor `roots` reaches.
    ///
    /// The caller guarantees that no thread of this VM is between two safepoints.
    pub fn collect(&self, roots: impl Fn(&mut Marker)) {
        if self.watch.is_active() || self.heap.is_requested() {
            return self.survey(&roots);
        }
        self.heap.collect(|marker| {
            self.trace(marker);
            roots(marker);
        });
    }

    /// Lets go of what it shares with other processes: it has ended. Only while no worker runs it.
    pub fn leave(&self) {
        for object in self.heap.objects() {
            if let Body::Foreign(foreign) = &object.get().body {
                foreign.leave();
            }
        }
    }

    /// Whether a value stands in the program's code.
    pub(super) fn is_constant(&self, value: Value) -> bool {
        let codes = locked(&self.codes);
        codes.iter().any(|code| code.constants.contains(&value))
    }

    /// Reports every value the VM itself holds.
    pub(super) fn trace(&self, marker: &mut Marker) {
        self.types.all().for_each(|(_, class)| marker.value(class));
        self.cells.values().for_each(|value| marker.value(value));
        locked(&self.modules)
            .values()
            .for_each(|&module| marker.value(module));
        locked(&self.interned)
            .values()
            .for_each(|&text| marker.value(text));
        locked(&self.codes)
            .iter()
            .for_each(|code| marker.values(&code.constants));
        marker.values(&locked(&self.kept));
        self.sendings.trace(marker);
        if self.watch.is_active() {
            self.watch.trace(marker);
        }
        locked(&self.handlers)
            .values()
            .for_each(|&handler| marker.value(handler));
        if let Some(prelude) = self.prelude() {
            marker.values(&[prelude.text, prelude.representation, prelude.items]);
        }
    }

    /// A process that begins as a copy of this one, and in it the thread that forked: `threads` are its
    /// number here and there.
    ///
    /// The caller guarantees that no thread of this VM is between two safepoints.
    pub fn fork(&self, execution: &Execution, threads: [u32; 2]) -> (Vm, Box<Execution>) {
        let reached = self.heap.reachable(|marker| {
            self.trace(marker);
            execution.trace(marker);
        });
        let mut heap = Heap::new(self.options.heap);
        heap.continue_identities(&self.heap);
        let mut allocator = Allocator::default();
        heap.attach(&mut allocator);
        let mut copies = Copies::new(&reached, &heap, &mut allocator, threads);
        let mut codes = Vec::new();
        for code in locked(&self.codes).iter() {
            let copy = Box::new(code.forked(&copies));
            copies.note_code(CodeRef::new(code).address(), CodeRef::new(&copy));
            codes.push(copy);
        }
        for &object in &reached {
            let slot = copies.value(Value::reference(object));
            heap.fill(slot, object, copies.body(&object.get().body));
        }
        let names = self.names.duplicate();
        let by_name = |values: &HashMap<Name, Value>| {
            let copied = |(&name, &value): (&Name, &Value)| (name, copies.value(value));
            Mutex::new(values.iter().map(copied).collect())
        };
        let handlers = locked(&self.handlers);
        let handlers = handlers
            .iter()
            .map(|(&signal, &handler)| (signal, copies.value(handler)))
            .collect();
        let prelude = self.prelude().map(|prelude| Prelude {
            text: copies.value(prelude.text),
            representation: copies.value(prelude.representation),
            items: copies.value(prelude.items),
        });
        let vm = Vm {
            heap,
            known: KnownNames::create(&names),
            names,
            cells: self.cells.forked(&copies),
            types: self.types.forked(&copies),
            builtins: copies.namespace(&self.builtins),
            host: Arc::clone(&self.host),
            output: self.output.duplicate(),
            databases: Arc::clone(&self.databases),
            options: self.options,
            interrupt: AtomicBool::new(false),
            company: Company::default(),
            recursion_limit: self.recursion_limit().into(),
            switch_interval: self.switch_interval.load(Ordering::Relaxed).into(),
            max_str_digits: self.max_str_digits().into(),
            next_version: self.next_version.load(Ordering::Relaxed).into(),
            lookups: Lookups::default(),
            library: Arc::clone(&self.library),
            sendings: Sendings::default(),
            asked: Asked::default(),
            reclassed: Reclassed::default(),
            profiles: Profiles::default(),
            handlers: Mutex::new(handlers),
            watch: self.watch.forked(&copies),
            modules: by_name(&locked(&self.modules)),
            codes: Mutex::new(codes),
            interned: by_name(&locked(&self.interned)),
            kept: Mutex::new(copies.values(&*locked(&self.kept))),
            prelude: Mutex::new(prelude),
            sources: Mutex::new(locked(&self.sources).clone()),
        };
        let execution = copies.execution(execution);
        (vm, execution)
    }
}

/// The state of an exception instance.
pub fn exception_state<'a>(exception: Value) -> Option<&'a ExceptionState> {
    let Body::Instance(instance) = &exception.object()?.get().body else {
        return None;
    };
    match &instance.inner.object()?.get().body {
        Body::Exception(state) => Some(state),
        _ => None,
    }
}
