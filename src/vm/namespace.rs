//! Module globals: a name is found once, when code is linked, and is a numbered cell from then on.

use std::collections::HashMap;
use std::sync::atomic::{AtomicPtr, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, RwLock};

use super::fork::Copies;
use super::value::{Cell, Value};

/// An interned name: a variable, attribute or keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(pub u32);

/// Names by spelling, and spellings by name.
type NameTable = (HashMap<Arc<str>, Name>, Vec<Arc<str>>);

/// All interned names of a VM.
#[derive(Default)]
pub struct Names {
    table: RwLock<NameTable>,
}

impl Names {
    /// The same names with the same numbers, for a forked process.
    pub(super) fn duplicate(&self) -> Names {
        let table = self
            .table
            .read()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        Names {
            table: RwLock::new(table.clone()),
        }
    }

    /// The name with this spelling.
    pub fn intern(&self, spelling: &str) -> Name {
        if let Some(name) = self.find(spelling) {
            return name;
        }
        let mut table = self
            .table
            .write()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let (by_spelling, spellings) = &mut *table;
        if let Some(&name) = by_spelling.get(spelling) {
            return name;
        }
        let name = Name(spellings.len() as u32);
        let spelling: Arc<str> = Arc::from(spelling);
        spellings.push(Arc::clone(&spelling));
        by_spelling.insert(spelling, name);
        name
    }

    /// The name with this spelling, if anything ever used it.
    pub fn find(&self, spelling: &str) -> Option<Name> {
        self.table
            .read()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .0
            .get(spelling)
            .copied()
    }

    /// How a name is spelt.
    pub fn spelling(&self, name: Name) -> Arc<str> {
        let table = self
            .table
            .read()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        table
            .1
            .get(name.0 as usize)
            .map_or_else(|| Arc::from(""), Arc::clone)
    }
}

const CELLS_PER_CHUNK: usize = 1024;
const CHUNKS: usize = 1024;

/// Cells with numbers, which never move: globals and class attributes, so that an instruction can
/// keep the number.
pub struct Cells {
    chunks: Box<[AtomicPtr<Cell>]>,
    count: AtomicU32,
    growing: Mutex<()>,
}

impl Default for Cells {
    fn default() -> Cells {
        let chunks = (0..CHUNKS).map(|_| AtomicPtr::default()).collect();
        Cells {
            chunks,
            count: AtomicU32::new(0),
            growing: Mutex::new(()),
        }
    }
}

impl Cells {
    /// A fresh cell's number; nothing when a million are in use.
    pub fn create(&self, value: Value) -> Option<u32> {
        let _one_at_a_time = self
            .growing
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let number = self.count.load(Ordering::Relaxed);
        let chunk = self.chunks.get(number as usize / CELLS_PER_CHUNK)?;
        if chunk.load(Ordering::Acquire).is_null() {
            let cells: Box<[Cell]> = (0..CELLS_PER_CHUNK).map(|_| Cell::default()).collect();
            chunk.store(Box::into_raw(cells).cast::<Cell>(), Ordering::Release);
        }
        self.count.store(number + 1, Ordering::Release);
        self.at(number).set(value);
        Some(number)
    }

    /// The cell with this number, which [`Cells::create`] gave out.
    #[inline(always)]
    pub fn at(&self, number: u32) -> &Cell {
        let chunk = self.chunks[number as usize / CELLS_PER_CHUNK].load(Ordering::Acquire);
        assert!(!chunk.is_null(), "cell {number} was never created");
        // SAFETY: a chunk that is not null has CELLS_PER_CHUNK cells and lives as long as `self`.
        unsafe { &*chunk.add(number as usize % CELLS_PER_CHUNK) }
    }

    /// Cells with the same numbers in a forked process.
    pub(super) fn forked(&self, copies: &Copies) -> Cells {
        let cells = Cells::default();
        for value in self.values() {
            cells.create(copies.value(value));
        }
        cells
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        self.count.load(Ordering::Acquire)
    }

    /// What every cell holds.
    pub fn values(&self) -> impl Iterator<Item = Value> + '_ {
        (0..self.count.load(Ordering::Acquire)).map(|number| self.at(number).get())
    }
}

impl Drop for Cells {
    fn drop(&mut self) {
        for chunk in &mut self.chunks {
            let cells = *chunk.get_mut();
            if !cells.is_null() {
                // SAFETY: made by `Box::into_raw` of a boxed slice of this length in `create`.
                drop(unsafe {
                    Box::from_raw(std::ptr::slice_from_raw_parts_mut(cells, CELLS_PER_CHUNK))
                });
            }
        }
    }
}

#[derive(Default, Clone)]
struct Members {
    by_name: HashMap<Name, u32>,
    order: Vec<(Name, u32)>,
}

/// Names bound to numbered cells: a module's globals, the builtins, a class's attributes.
#[derive(Default)]
pub struct Namespace {
    members: Mutex<Members>,
}

impl Namespace {
    fn lock(&self) -> MutexGuard<'_, Members> {
        self.members
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// The number of a name's cell, if it has one; the cell may be unbound.
    pub fn find(&self, name: Name) -> Option<u32> {
        self.lock().by_name.get(&name).copied()
    }

    /// The number of a name's cell, made when it has none.
    pub fn cell(&self, name: Name, cells: &Cells) -> Option<u32> {
        let mut members = self.lock();
        if let Some(&number) = members.by_name.get(&name) {
            return Some(number);
        }
        let number = cells.create(Value::UNBOUND)?;
        members.by_name.insert(name, number);
        members.order.push((name, number));
        Some(number)
    }

    /// What a name is bound to.
    pub fn get(&self, name: Name, cells: &Cells) -> Option<Value> {
        self.find(name)
            .and_then(|number| cells.at(number).get().bound())
    }

    /// A namespace of its own with the same names and numbers, for a forked process.
    pub(super) fn duplicate(&self) -> Namespace {
        Namespace {
            members: Mutex::new(self.lock().clone()),
        }
    }

    /// All names with their cells' numbers, in the order they were first bound.
    pub fn members(&self) -> Vec<(Name, u32)> {
        self.lock().order.clone()
    }
}

/// The contents of a module object.
pub struct Module {
    /// `__name__`.
    pub name: Arc<str>,
    /// Its globals.
    pub globals: Arc<Namespace>,
    /// A number no class and no other module has, for caches.
    pub version: u32,
    /// The thread that runs its code, or [`LOADED`].
    loading_for: AtomicU32,
}

const LOADED: u32 = u32::MAX;

impl Module {
    /// A module whose code still has to run, in the thread `loading_for`, or has none.
    pub fn new(
        name: &str,
        globals: Arc<Namespace>,
        version: u32,
        loading_for: Option<u32>,
    ) -> Module {
        Module {
            name: name.into(),
            globals,
            version,
            loading_for: AtomicU32::new(loading_for.unwrap_or(LOADED)),
        }
    }

    /// Whether another thread than this one is still running its code.
    pub fn is_loading_for_another(&self, thread: u32) -> bool {
        let loading_for = self.loading_for.load(Ordering::Acquire);
        loading_for != LOADED && loading_for != thread
    }

    /// The module in a forked process. What another thread was executing there stays as far as it was.
    pub(super) fn forked(&self, copies: &Copies) -> Module {
        let loading_for = copies.thread(self.loading_for.load(Ordering::Acquire));
        let globals = copies.namespace(&self.globals);
        Module::new(&self.name, globals, self.version, loading_for)
    }

    /// Its code has run.
    pub fn loaded(&self) {
        self.loading_for.store(LOADED, Ordering::Release);
    }
}
