//! Linking: a code object made ready to run in one VM. Names become interned names and cell numbers,
//! constants become values, and each instruction gets a word for its inline cache.

use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::fork::Copies;
use super::namespace::{Name, Namespace};
use super::value::Value;
use crate::bytecode::{Code, Instruction, Op};

/// A code object linked into a VM.
pub struct LinkedCode {
    /// What was compiled.
    pub code: Arc<Code>,
    /// The instructions; for global names the operand is the number of the module's cell.
    pub instructions: Box<[Instruction]>,
    /// Inline caches, one word an instruction. For global names: the number of the builtin's cell.
    pub caches: Box<[AtomicU64]>,
    /// Constants; code constants are code objects.
    pub constants: Box<[Value]>,
    /// Interned `code.names`.
    pub names: Box<[Name]>,
    /// Interned names of the slots.
    pub slot_names: Box<[Name]>,
    /// The globals of the module it belongs to.
    pub globals: Arc<Namespace>,
    /// Slots of a frame.
    pub slot_count: u32,
    /// Whether it is the engine's: of its modules, its prelude, or made by these.
    pub hidden: bool,
    /// Whether calling it with as many positional arguments as it has parameters is all it takes.
    pub simple: bool,
}

impl LinkedCode {
    /// Whether its frames are shown in tracebacks: those of the engine are not, but what its modules make as
    /// text is, as in CPython.
    pub fn is_in_tracebacks(&self) -> bool {
        !self.hidden || &*self.code.file == "<string>"
    }

    /// The code in a forked process. Names and cells have the same numbers there; what else instructions
    /// have cached is found anew.
    pub(super) fn forked(&self, copies: &Copies) -> LinkedCode {
        let cache = |(instruction, cache): (&Instruction, &AtomicU64)| match instruction.op {
            Op::LoadGlobal | Op::StoreGlobal | Op::DeleteGlobal => {
                cache.load(Ordering::Relaxed).into()
            }
            _ => AtomicU64::new(0),
        };
        let instructions = self.instructions.iter().zip(&self.caches);
        LinkedCode {
            code: Arc::clone(&self.code),
            instructions: self.instructions.clone(),
            caches: instructions.map(cache).collect(),
            constants: copies.values(&self.constants).into(),
            names: self.names.clone(),
            slot_names: self.slot_names.clone(),
            globals: copies.namespace(&self.globals),
            ..*self
        }
    }
}

/// A reference to linked code.
///
/// Invariant: a VM keeps every code it has linked until it is dropped, and nothing that holds a
/// `CodeRef` (a frame, a function, a traceback) outlives its VM.
#[derive(Clone, Copy)]
pub struct CodeRef(NonNull<LinkedCode>);

// SAFETY: `LinkedCode` is immutable but for its atomic caches.
unsafe impl Send for CodeRef {}
// SAFETY: as above.
unsafe impl Sync for CodeRef {}

impl CodeRef {
    /// A reference to code that the VM owns from now on.
    pub(super) fn new(code: &LinkedCode) -> CodeRef {
        CodeRef(NonNull::from(code))
    }

    /// Where the code is.
    pub fn address(self) -> usize {
        self.0.as_ptr() as usize
    }

    /// The reference with this address.
    ///
    /// # Safety
    /// The address comes from [`CodeRef::address`] of a reference whose VM is still there.
    pub(super) unsafe fn from_address(address: usize) -> CodeRef {
        // SAFETY: the caller's, and no reference has address 0.
        CodeRef(unsafe { NonNull::new_unchecked(address as *mut LinkedCode) })
    }

    /// The code.
    #[inline(always)]
    pub fn get<'a>(self) -> &'a LinkedCode {
        // SAFETY: the invariant of `CodeRef`.
        unsafe { self.0.as_ref() }
    }
}

impl std::ops::Deref for CodeRef {
    type Target = LinkedCode;
    #[inline(always)]
    fn deref(&self) -> &LinkedCode {
        self.get()
    }
}

impl PartialEq for CodeRef {
    fn eq(&self, other: &CodeRef) -> bool {
        self.0 == other.0
    }
}
