//! What a process saves while it has one thread: words that nobody else can be reading or writing need
//! neither a lock nor a fence, which in wasm every atomic write has.

use std::marker::PhantomData;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering};

/// Whether a process has ever had a second thread. It never becomes alone again.
#[derive(Default)]
pub struct Company {
    came: AtomicBool,
}

impl Company {
    /// A second thread is about to begin, as the running instruction of the only one.
    pub fn comes(&self) {
        self.came.store(true, Ordering::Relaxed);
    }

    /// For an instruction of the program, whether no other thread can be in the process until it ends.
    #[inline(always)]
    pub(super) fn none(&self) -> Option<Alone<'_>> {
        (!self.came.load(Ordering::Relaxed)).then_some(Alone {
            _instruction: PhantomData,
        })
    }
}

/// The only thread of a process, in the middle of an instruction.
///
/// Invariant: it is made by [`Company::none`] alone, for an instruction that a thread of the process
/// executes, and is not kept beyond it. A second thread begins only after [`Company::comes`], whose caller
/// is that very thread, and sees everything written before it began; the collector and whoever looks at a
/// process from outside do so only between instructions. So nobody reads or writes at the same time.
#[derive(Clone, Copy)]
pub(super) struct Alone<'a> {
    _instruction: PhantomData<(&'a Company, *const ())>,
}

/// An atomic word that can be written like any other by who is alone.
pub(super) trait Word {
    /// What it holds.
    type Held;
    /// Where it is.
    fn place(&self) -> *mut Self::Held;
}

macro_rules! words {
    ($($atomic:ty: $held:ty),*) => {
        $(impl Word for $atomic {
            type Held = $held;
            #[inline(always)]
            fn place(&self) -> *mut $held {
                self.as_ptr()
            }
        })*
    };
}

words!(AtomicU32: u32, AtomicU64: u64, AtomicUsize: usize);

impl Alone<'_> {
    /// Writes a word.
    #[inline(always)]
    pub fn store<W: Word>(self, word: &W, value: W::Held) {
        // SAFETY: the place is that of a word that is borrowed, and by the invariant of `Alone` nobody
        // else accesses it now.
        unsafe { word.place().write(value) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_alone_any_more_once_company_came() {
        let company = Company::default();
        let word = AtomicU32::new(0);
        assert!(company.none().is_some_and(|alone| {
            alone.store(&word, 7);
            word.load(Ordering::Relaxed) == 7
        }));
        company.comes();
        assert!(company.none().is_none());
    }
}
