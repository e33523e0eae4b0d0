//! Cuts a module in two: what a first run needs, and the rest, which the engine fetches when a program
//! first calls into it. The two share memory, table and globals, so that a function may be in either
//! and no other code can tell.
//!
//! A function of the rest that the first part calls leaves a stub there, which sees to it that the
//! rest has come and calls on through the table. What only the rest calls moves wholly.

use std::collections::{HashMap, HashSet};
use std::fmt;

use walrus::ir::{BinaryOp, Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, DataId, ElementId, ElementItems, ElementKind, ExportId, ExportItem, FunctionBuilder,
    FunctionId, FunctionKind, GlobalId, GlobalKind, ImportKind, ImportedFunction, LocalFunction,
    Module, RefType, TableId,
};

/// How the rest names the part it belongs to.
const FIRST: &str = "first";
/// What the engine exports for the stubs: it fetches the rest and links it.
const BRING: &str = "bringRest";
/// A function shorter than this is not worth a stub.
const SHORT: u64 = 24;

/// Why a module cannot be cut.
#[derive(Debug)]
pub struct SplitError(String);

/// The library's own errors have a type that it does not name.
fn because(error: impl fmt::Debug) -> SplitError {
    SplitError(format!("{error:?}"))
}

impl fmt::Display for SplitError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A module in two parts.
pub struct Parts {
    pub first: Vec<u8>,
    pub rest: Vec<u8>,
}

/// Cuts a module. The functions whose path comes `later` go into the rest, and with them all that
/// nothing else calls.
pub fn split(bytes: &[u8], later: impl Fn(&str) -> bool) -> Result<Parts, SplitError> {
    let mut first = Module::from_buffer(bytes).map_err(because)?;
    let mut rest = Module::from_buffer(bytes).map_err(because)?;
    let plan = Plan::new(&first, later)?;
    let names = plan.link(&mut rest)?;
    plan.leave_stubs(&mut first, &names)?;
    Ok(Parts {
        first: first.emit_wasm(),
        rest: rest.emit_wasm(),
    })
}

/// What goes where. Both parts begin as the same module, so that a function's place in the list of all
/// functions means the same in each.
struct Plan {
    /// The functions of the rest that the first part may call: each has a slot at the table's end.
    entries: Vec<usize>,
    /// The functions of the rest.
    moved: HashSet<usize>,
}

/// What the rest takes from the first part, by name.
struct Names {
    functions: Vec<(usize, String)>,
    globals: Vec<(usize, String)>,
}

impl Plan {
    fn new(module: &Module, later: impl Fn(&str) -> bool) -> Result<Plan, SplitError> {
        let places = places(module);
        let mut calls: Vec<Vec<usize>> = vec![Vec::new(); places.len()];
        let mut wanted = HashSet::new();
        for function in module.funcs.iter() {
            let FunctionKind::Local(local) = &function.kind else {
                continue;
            };
            let place = places[&function.id()];
            calls[place] = uses(local).functions.iter().map(|id| places[id]).collect();
            let name = plain_name(function.name.as_deref().unwrap_or(""));
            if local.size() >= SHORT && later(&name) {
                wanted.insert(place);
            }
        }
        let mut roots: Vec<usize> = module.start.iter().map(|id| places[id]).collect();
        for export in module.exports.iter() {
            if let ExportItem::Function(id) = export.item {
                roots.push(places[&id]);
            }
        }
        let exported: HashSet<usize> = roots.iter().copied().collect();
        wanted.retain(|place| !exported.contains(place));
        for element in module.elements.iter() {
            if let ElementItems::Functions(functions) = &element.items {
                roots.extend(functions.iter().map(|id| places[id]));
            }
        }
        let mut reached = HashSet::new();
        let mut entries = HashSet::new();
        while let Some(place) = roots.pop() {
            if wanted.contains(&place) {
                entries.insert(place);
            } else if reached.insert(place) {
                roots.extend(&calls[place]);
            }
        }
        let mut moved = HashSet::new();
        let mut reachable: Vec<usize> = entries.iter().copied().collect();
        while let Some(place) = reachable.pop() {
            if !reached.contains(&place) && moved.insert(place) {
                reachable.extend(&calls[place]);
            }
        }
        // Only the first part meets the page: the rest could not be linked.
        for function in module.funcs.iter() {
            if let FunctionKind::Import(_) = function.kind
                && moved.contains(&places[&function.id()])
            {
                let name = function.name.as_deref().unwrap_or_default();
                return Err(SplitError(format!(
                    "only what comes later calls {name} of the page"
                )));
            }
        }
        let mut entries: Vec<usize> = entries.into_iter().collect();
        entries.sort_unstable();
        Ok(Plan { entries, moved })
    }

    /// Makes the rest of the whole module: what stays in the first part becomes an import from it.
    fn link(&self, module: &mut Module) -> Result<Names, SplitError> {
        let functions: Vec<FunctionId> =
            module.funcs.iter().map(|function| function.id()).collect();
        let globals: Vec<GlobalId> = module.globals.iter().map(|global| global.id()).collect();
        let (mut called, mut read) = (HashSet::new(), HashSet::new());
        for &place in &self.moved {
            if let FunctionKind::Local(local) = &module.funcs.get(functions[place]).kind {
                let uses = uses(local);
                called.extend(uses.functions);
                read.extend(uses.globals);
            }
        }
        empty(module);
        let mut names = Names {
            functions: Vec::new(),
            globals: Vec::new(),
        };
        for (place, &id) in functions.iter().enumerate() {
            if !called.contains(&id) || self.moved.contains(&place) {
                continue;
            }
            let name = format!("f{}", names.functions.len());
            let import = module.imports.add(FIRST, &name, ImportKind::Function(id));
            let function = module.funcs.get_mut(id);
            let ty = function.ty();
            let before = std::mem::replace(
                &mut function.kind,
                FunctionKind::Import(ImportedFunction { import, ty }),
            );
            if let FunctionKind::Import(imported) = before {
                module.imports.delete(imported.import);
            }
            names.functions.push((place, name));
        }
        for (place, &id) in globals.iter().enumerate() {
            if !read.contains(&id) {
                continue;
            }
            let name = format!("g{}", names.globals.len());
            let import = module.imports.add(FIRST, &name, ImportKind::Global(id));
            module.globals.get_mut(id).kind = GlobalKind::Import(import);
            names.globals.push((place, name));
        }
        let memories: Vec<_> = module.memories.iter().map(|memory| memory.id()).collect();
        for id in memories {
            let import = module.imports.add(FIRST, "memory", ImportKind::Memory(id));
            let memory = module.memories.get_mut(id);
            memory.data_segments.clear();
            if let Some(before) = memory.import.replace(import) {
                module.imports.delete(before);
            }
        }
        let table = table(module)?;
        let import = module.imports.add(FIRST, "table", ImportKind::Table(table));
        let slots = module.tables.get_mut(table);
        let offset = ConstExpr::Value(Value::I32(slots.initial as i32));
        slots.initial += self.entries.len() as u64;
        slots.maximum = slots.maximum.map(|most| most + self.entries.len() as u64);
        slots.import = Some(import);
        slots.elem_segments.clear();
        let entries = self.entries.iter().map(|&place| functions[place]).collect();
        let element = module.elements.add(
            ElementKind::Active { table, offset },
            ElementItems::Functions(entries),
        );
        module.tables.get_mut(table).elem_segments.insert(element);
        walrus::passes::gc::run(module);
        Ok(names)
    }

    /// Makes the first part of the whole module: what moved leaves a stub, or nothing.
    fn leave_stubs(&self, module: &mut Module, names: &Names) -> Result<(), SplitError> {
        let functions: Vec<FunctionId> =
            module.funcs.iter().map(|function| function.id()).collect();
        let globals: Vec<GlobalId> = module.globals.iter().map(|global| global.id()).collect();
        let table = table(module)?;
        let bring = bring_once(module)?;
        let slots = module.tables.get_mut(table);
        let offset = slots.initial as i32;
        slots.initial += self.entries.len() as u64;
        slots.maximum = slots.maximum.map(|most| most + self.entries.len() as u64);
        for (slot, &place) in (offset..).zip(&self.entries) {
            let ty = module.funcs.get(functions[place]).ty();
            let (parameters, results) = module.types.params_results(ty);
            let (parameters, results) = (parameters.to_vec(), results.to_vec());
            let arguments: Vec<_> = parameters.iter().map(|ty| module.locals.add(*ty)).collect();
            let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
            let mut body = builder.func_body();
            body.call(bring);
            for &argument in &arguments {
                body.local_get(argument);
            }
            body.i32_const(slot).call_indirect(ty, table);
            let stub = builder.local_func(arguments);
            module.funcs.get_mut(functions[place]).kind = FunctionKind::Local(stub);
        }
        for (place, name) in &names.functions {
            module.exports.add(name, functions[*place]);
        }
        for (place, name) in &names.globals {
            module.exports.add(name, globals[*place]);
        }
        module.exports.add("table", table);
        let memory = module.get_memory_id().map_err(because)?;
        if module.exports.get_exported_memory(memory).is_none() {
            module.exports.add("memory", memory);
        }
        walrus::passes::gc::run(module);
        Ok(())
    }
}

/// A function that calls the engine's own only once in an instance.
fn bring_once(module: &mut Module) -> Result<FunctionId, SplitError> {
    let bring = module.exports.get_func(BRING).map_err(because)?;
    let is_here = module.globals.add_local(
        walrus::ValType::I32,
        true,
        false,
        ConstExpr::Value(Value::I32(0)),
    );
    let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
    builder
        .func_body()
        .global_get(is_here)
        .i32_const(0)
        .binop(BinaryOp::I32Eq)
        .if_else(
            None,
            |missing| {
                missing.call(bring).i32_const(1).global_set(is_here);
            },
            |_| {},
        );
    Ok(builder.finish(Vec::new(), &mut module.funcs))
}

/// Takes from a module what only the first part does.
fn empty(module: &mut Module) {
    module.start = None;
    let exports: Vec<ExportId> = module.exports.iter().map(|export| export.id()).collect();
    for id in exports {
        module.exports.delete(id);
    }
    let elements: Vec<ElementId> = module.elements.iter().map(|element| element.id()).collect();
    for id in elements {
        module.elements.delete(id);
    }
    let data: Vec<DataId> = module.data.iter().map(|data| data.id()).collect();
    for id in data {
        module.data.delete(id);
    }
}

/// The table that function pointers lead through.
fn table(module: &Module) -> Result<TableId, SplitError> {
    let functions = |table: &&walrus::Table| table.element_ty == RefType::FUNCREF;
    let table = module.tables.iter().find(functions);
    table
        .map(|table| table.id())
        .ok_or_else(|| SplitError("there is no table of functions".to_owned()))
}

/// A function's path, as it is written in Rust: without the hashes of crates, and for a method that of
/// its type.
fn plain_name(name: &str) -> String {
    let mut plain = String::new();
    for piece in name.trim_start_matches(['<', '&']).split('[') {
        let rest = piece.split_once(']').filter(|(hash, _)| is_hash(hash));
        match rest {
            Some((_, rest)) => plain.push_str(rest),
            None => plain.push_str(piece),
        }
    }
    plain
}

fn is_hash(text: &str) -> bool {
    text.len() > 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn places(module: &Module) -> HashMap<FunctionId, usize> {
    let ids = module.funcs.iter().map(|function| function.id());
    ids.zip(0..).collect()
}

/// What a function's code names.
#[derive(Default)]
struct Uses {
    functions: Vec<FunctionId>,
    globals: Vec<GlobalId>,
}

impl Visitor<'_> for Uses {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.functions.push(*function);
    }

    fn visit_global_id(&mut self, global: &GlobalId) {
        self.globals.push(*global);
    }
}

fn uses(function: &LocalFunction) -> Uses {
    let mut uses = Uses::default();
    dfs_in_order(&mut uses, function, function.entry_block());
    uses
}
