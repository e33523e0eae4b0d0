//! Which names each block binds and uses, and where each of them lives: the symbol table.
//!
//! [`build`] walks the tree once and notes what every block does with each name; [`analysis`] then
//! decides for every name whether it is local, shared through a cell, free or global. The rules and
//! their order are those of CPython's `symtable.c`, because its error messages depend on them.

mod analysis;
mod visitor;

use std::collections::{BTreeMap, HashMap};

use ruff_text_size::TextRange;

use crate::syntax::{Module, SourceError};

/// What a block does with a name; a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Uses(u16);

impl Uses {
    /// Declared `global`.
    pub const GLOBAL: Self = Self(1);
    /// Assigned, deleted, defined or bound in another way.
    pub const BOUND: Self = Self(2);
    /// A parameter.
    pub const PARAMETER: Self = Self(4);
    /// Declared `nonlocal`.
    pub const NONLOCAL: Self = Self(8);
    /// Read.
    pub const READ: Self = Self(16);
    /// Annotated.
    pub const ANNOTATED: Self = Self(32);
    /// The target of a comprehension's `for`.
    pub const ITERATION: Self = Self(64);
    /// Bound in a class body, and free in a method of the same class.
    pub const FREE_IN_CLASS: Self = Self(128);

    /// Whether any bit of `other` is in it.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Adds the bits of `other`.
    pub fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether the block itself binds the name.
    pub fn binds(self) -> bool {
        self.has(Self::BOUND) || self.has(Self::PARAMETER)
    }
}

/// Where a name lives, seen from one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Place {
    /// In the block itself.
    Local,
    /// In a cell of the block, because an inner function uses it.
    Cell,
    /// In a cell of an enclosing function.
    Free,
    /// In the module, because the block says so.
    GlobalExplicit,
    /// In the module or the builtins, because no function around binds it.
    #[default]
    GlobalImplicit,
}

/// What is known of one name in one block.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Symbol {
    pub uses: Uses,
    pub place: Place,
}

/// The kinds of block that have names of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    Comprehension,
}

impl ScopeKind {
    /// Whether its locals can be captured by inner functions.
    pub fn is_function(self) -> bool {
        matches!(self, Self::Function | Self::Lambda | Self::Comprehension)
    }
}

/// A block and its names.
#[derive(Debug)]
pub(super) struct Scope {
    pub kind: ScopeKind,
    pub parent: Option<usize>,
    pub children: Vec<usize>,
    /// The names in the order in which they first occur.
    pub names: Vec<String>,
    pub symbols: BTreeMap<String, Symbol>,
    /// Where the `global` and `nonlocal` declarations are.
    pub declarations: Vec<(String, TextRange)>,
    /// Whether it contains a `yield`.
    pub generator: bool,
    /// Classes: whether a method uses `super` or `__class__`.
    pub needs_class_cell: bool,
    /// The name of the class around it, for names that begin with two underscores.
    pub class_name: Option<String>,
}

impl Scope {
    fn new(kind: ScopeKind, parent: Option<usize>, class_name: Option<String>) -> Self {
        Self {
            kind,
            parent,
            children: Vec::new(),
            names: Vec::new(),
            symbols: BTreeMap::new(),
            declarations: Vec::new(),
            generator: false,
            needs_class_cell: false,
            class_name,
        }
    }

    /// Where `name`, mangled already, lives.
    pub fn place(&self, name: &str) -> Place {
        match self.symbols.get(name) {
            Some(symbol) => symbol.place,
            None => Place::GlobalImplicit,
        }
    }

    /// The names that live in cells of this block, sorted.
    pub fn cells(&self) -> Vec<String> {
        let mut cells = self.sorted(|symbol| symbol.place == Place::Cell);
        if self.needs_class_cell {
            cells.push("__class__".to_owned());
        }
        cells
    }

    /// The names that live in cells of enclosing blocks, sorted.
    pub fn frees(&self) -> Vec<String> {
        self.sorted(|symbol| symbol.place == Place::Free || symbol.uses.has(Uses::FREE_IN_CLASS))
    }

    fn sorted(&self, is_wanted: impl Fn(&Symbol) -> bool) -> Vec<String> {
        let wanted = self.symbols.iter().filter(|(_, symbol)| is_wanted(symbol));
        wanted.map(|(name, _)| name.clone()).collect()
    }

    fn note(&mut self, name: &str, uses: Uses) {
        if !self.symbols.contains_key(name) {
            self.names.push(name.to_owned());
        }
        self.symbols
            .entry(name.to_owned())
            .or_default()
            .uses
            .add(uses);
    }
}

/// The blocks of a module.
#[derive(Debug)]
pub(super) struct Scopes {
    scopes: Vec<Scope>,
    /// The blocks by the place and kind of the node they belong to.
    by_node: HashMap<(u32, u32, ScopeKind), usize>,
}

impl Scopes {
    /// The number of the module's own block.
    pub const MODULE: usize = 0;

    /// The block numbered `index`, as handed out by [`Scopes::of_node`].
    pub fn get(&self, index: usize) -> &Scope {
        &self.scopes[index]
    }

    /// The number of the block of the node at `range`.
    pub fn of_node(&self, range: TextRange, kind: ScopeKind) -> usize {
        let key = (range.start().to_u32(), range.end().to_u32(), kind);
        self.by_node.get(&key).copied().unwrap_or(Self::MODULE)
    }
}

/// Builds the symbol table of `module`.
pub(super) fn build(module: &Module) -> Result<Scopes, SourceError> {
    let mut scopes = visitor::visit(module)?;
    analysis::analyse(module, &mut scopes)?;
    Ok(scopes)
}

/// `name` as it is called inside class `class_name`: `__private` becomes `_Class__private`.
pub(super) fn mangle<'n>(class_name: Option<&str>, name: &'n str) -> std::borrow::Cow<'n, str> {
    let class = class_name.map_or("", |class| class.trim_start_matches('_'));
    if class.is_empty() || !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.into();
    }
    format!("_{class}{name}").into()
}
