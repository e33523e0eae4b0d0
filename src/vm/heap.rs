//! Where objects live: blocks of equal slots, filled by each worker from a free chain of its own and
//! swept together while every worker stands at a safepoint.
//!
//! Allocation touches nothing shared until a chain runs out, so two workers that allocate do not slow
//! each other. Blocks are never given back while the heap lives, and a freed slot is a valid object
//! of kind `Free`: a reference kept by mistake across a safepoint finds that, not foreign memory.

use std::ptr::NonNull;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, AtomicU64, AtomicUsize, Ordering};

use super::object::{Body, Object};
use super::value::Value;

/// A reference to an object.
///
/// Invariant: the slot it names belongs to a heap that is still there. The object in the slot is the
/// one the reference was made for as long as it is reachable from a root at every safepoint, or no
/// safepoint has passed since it was allocated. Slots are written only by the worker that allocates
/// from them and by the sweep, which runs alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Ref(NonNull<Object>);

// SAFETY: an `Object` is `Sync` (its parts are immutable, atomic or locked), and a `Ref` gives out
// only shared borrows of one.
unsafe impl Send for Ref {}
// SAFETY: as above.
unsafe impl Sync for Ref {}

impl Ref {
    /// The address, for [`Value::reference`].
    #[inline(always)]
    pub fn address(self) -> usize {
        self.0.as_ptr() as usize
    }

    /// The reference with this address.
    ///
    /// # Safety
    /// The address comes from [`Ref::address`] of a reference whose heap is still there.
    #[inline(always)]
    pub unsafe fn from_address(address: usize) -> Ref {
        // SAFETY: the caller's, and no reference has address 0.
        Ref(unsafe { NonNull::new_unchecked(address as *mut Object) })
    }

    /// What the hash of the object's identity is made of: the same in a forked process.
    pub(super) fn seed(self) -> u64 {
        match self.get().seed {
            // Slots are larger than 16 bytes, and heaps smaller than 2^36.
            0 => (self.address() >> 4) as u64 & 0xFFFF_FFFF,
            seed => u64::from(seed),
        }
    }

    /// The object, for as long as the caller's borrow of the world between two safepoints.
    #[inline(always)]
    pub fn get<'a>(self) -> &'a Object {
        // SAFETY: the invariant of `Ref`: the slot is there and holds an initialised object.
        unsafe { self.0.as_ref() }
    }
}

impl std::ops::Deref for Ref {
    type Target = Object;
    #[inline(always)]
    fn deref(&self) -> &Object {
        self.get()
    }
}

const SLOTS_PER_BLOCK: usize = 512;

/// The first slot of a chain of free ones, linked through `Body::Free`.
#[derive(Clone, Copy)]
struct Chain(NonNull<Object>);

// SAFETY: a chain is owned by whoever holds it; it moves between workers only under the heap's lock.
unsafe impl Send for Chain {}

#[derive(Default)]
struct Blocks {
    blocks: Vec<Box<[Object]>>,
    available: Vec<Chain>,
}

/// The heap of one VM.
pub struct Heap {
    blocks: Mutex<Blocks>,
    /// Counts collections; a worker whose chain is older drops it.
    epoch: AtomicU32,
    /// Bytes that lived after the last collection.
    live: AtomicUsize,
    /// Bytes allocated since.
    allocated: AtomicUsize,
    threshold: AtomicUsize,
    limit: AtomicUsize,
    exhausted: AtomicBool,
    next_identity: AtomicU64,
    /// Collects at every safepoint: finds references kept where the collector does not look.
    stress: AtomicBool,
    /// Somebody asks for a collection, however little was allocated.
    requested: AtomicBool,
}

/// The heap's limits and habits.
#[derive(Debug, Clone, Copy)]
pub struct HeapOptions {
    /// Bytes of live data beyond which `MemoryError` is raised.
    pub limit: usize,
    /// Collect at every safepoint, for tests.
    pub stress: bool,
}

impl Default for HeapOptions {
    fn default() -> HeapOptions {
        HeapOptions {
            limit: 512 << 20,
            stress: false,
        }
    }
}

/// One worker's share of the heap: the chain it allocates from, and what it has allocated since it
/// last told the heap.
#[derive(Default)]
pub struct Allocator {
    free: Option<NonNull<Object>>,
    epoch: u32,
    unreported: usize,
    /// Whether the slice is to end at the next safepoint: so much was allocated, or the thread gives way.
    hurried: bool,
    /// Whether the thread lets others go first at the next safepoint.
    gives_way: bool,
    /// Whether the thread has started one that is held until the slice is over.
    holds: bool,
}

impl Allocator {
    /// Whether something is so urgent that it cannot wait for the end of a slice; asking answers once.
    #[inline(always)]
    pub fn take_hurry(&mut self) -> bool {
        std::mem::take(&mut self.hurried)
    }

    /// Has the slice of the thread that runs end at once.
    pub(super) fn hurry(&mut self) {
        self.hurried = true;
    }

    /// Has the slice of the thread that runs end at the next safepoint, for others to go first.
    pub fn give_way(&mut self) {
        self.hurried = true;
        self.gives_way = true;
    }

    /// The thread has started one that is held until the slice is over.
    pub fn hold(&mut self) {
        self.holds = true;
    }

    /// Whether the thread has started one that is held; asking answers once.
    pub fn take_holds(&mut self) -> bool {
        std::mem::take(&mut self.holds)
    }

    /// Whether the thread gives way and nobody has taken notice.
    pub(super) fn is_giving_way(&self) -> bool {
        self.gives_way
    }

    /// Whether the slice ended because the thread gives way; asking answers once.
    pub fn take_gives_way(&mut self) -> bool {
        std::mem::take(&mut self.gives_way)
    }
}

// SAFETY: the chain belongs to this allocator alone, wherever it runs.
unsafe impl Send for Allocator {}

/// Bytes a worker allocates before it tells the heap.
const REPORT_EVERY: usize = 128 << 10;
/// Bytes allocated since the last collection before which none is worth its while.
const MINIMUM_THRESHOLD: usize = 24 << 20;
/// Bytes allocated beyond the threshold from which on a collection is urgent, or less where the limit is low:
/// a few large objects must not fill the memory in a slice that would only take a moment.
const URGENT: usize = 32 << 20;
/// Bytes of an object that is never too large.
const SMALL: usize = 1 << 20;

impl Heap {
    /// An empty heap.
    pub fn new(options: HeapOptions) -> Heap {
        Heap {
            blocks: Mutex::default(),
            epoch: AtomicU32::new(0),
            live: AtomicUsize::new(0),
            allocated: AtomicUsize::new(0),
            threshold: AtomicUsize::new(MINIMUM_THRESHOLD),
            limit: AtomicUsize::new(options.limit),
            exhausted: AtomicBool::new(false),
            next_identity: AtomicU64::new(1),
            stress: AtomicBool::new(options.stress),
            requested: AtomicBool::new(false),
        }
    }

    /// Makes an object. `payload` is what its body holds outside of the slot, in bytes.
    /// Never collects: the object may rest in a Rust local until the instruction ends.
    #[inline]
    pub fn allocate(&self, allocator: &mut Allocator, body: Body, payload: usize) -> Value {
        let slot = match allocator.free {
            Some(slot) => slot,
            None => self.refill(allocator),
        };
        // SAFETY: the slot is the head of this allocator's own chain: initialised, `Free`, and
        // referred to by nobody else.
        let object = unsafe { &mut *slot.as_ptr() };
        let Body::Free(next) = object.body else {
            unreachable!("a chain holds free slots only")
        };
        allocator.free = next;
        object.body = body;
        self.note(allocator, payload + size_of::<Object>());
        Value::reference(Ref(slot))
    }

    /// Counts bytes allocated outside of slots, such as a list that grows.
    #[inline]
    pub fn note(&self, allocator: &mut Allocator, bytes: usize) {
        allocator.unreported += bytes;
        if allocator.unreported >= REPORT_EVERY {
            self.report(allocator);
        }
    }

    #[cold]
    fn report(&self, allocator: &mut Allocator) {
        let bytes = std::mem::take(&mut allocator.unreported);
        let allocated = self.allocated.fetch_add(bytes, Ordering::Relaxed) + bytes;
        let urgent = URGENT.min(self.limit.load(Ordering::Relaxed) / 8);
        allocator.hurried |= allocated >= self.threshold.load(Ordering::Relaxed) + urgent;
    }

    /// Whether a collection pays, or somebody asks for one.
    pub fn wants_collection(&self) -> bool {
        self.requested.load(Ordering::Relaxed) || self.is_due()
    }

    /// Asks for a collection at the next safepoint.
    pub(super) fn request_collection(&self) {
        self.requested.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asks for a collection.
    pub(super) fn is_requested(&self) -> bool {
        self.requested.load(Ordering::Relaxed)
    }

    /// The collection that was asked for is being made.
    pub(super) fn serve_request(&self) {
        self.requested.store(false, Ordering::Relaxed);
    }

    /// Whether enough has been allocated that a collection pays.
    pub(super) fn is_due(&self) -> bool {
        self.stress.load(Ordering::Relaxed)
            || self.allocated.load(Ordering::Relaxed) >= self.threshold.load(Ordering::Relaxed)
    }

    /// Whether live data passed the limit at the last collection; asking answers once.
    pub fn take_exhausted(&self) -> bool {
        self.exhausted.load(Ordering::Relaxed) && self.exhausted.swap(false, Ordering::Relaxed)
    }

    /// Whether an object of this many bytes can be had: none is larger than the limit, nor so large that it
    /// and what waits to be collected would take much more. Small ones always can: what they add up to is
    /// found when it is collected.
    pub fn permits(&self, bytes: usize) -> bool {
        if bytes <= SMALL {
            return true;
        }
        let limit = self.limit.load(Ordering::Relaxed);
        let taken = self.live.load(Ordering::Relaxed) + self.allocated.load(Ordering::Relaxed);
        bytes <= limit
            && taken.saturating_add(bytes) <= limit.saturating_add(limit / 4 * 3)
            && can_be_had(bytes)
    }

    /// About how many bytes its slots, and what was allocated since the last collection, take.
    pub fn extent(&self) -> usize {
        let blocks = self
            .blocks
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let slots = blocks.blocks.len() * SLOTS_PER_BLOCK * size_of::<Object>();
        slots + self.allocated.load(Ordering::Relaxed)
    }

    /// Tells an allocator of a collection that has been since it last ran: its chain is void.
    pub fn attach(&self, allocator: &mut Allocator) {
        let epoch = self.epoch.load(Ordering::Acquire);
        if allocator.epoch != epoch {
            allocator.epoch = epoch;
            allocator.free = None;
        }
    }

    /// A number for `id()`: given out in the order of asking, so that deterministic schedules see no
    /// address.
    pub fn identity(&self, object: Ref) -> u64 {
        let known = object.identity.load(Ordering::Relaxed);
        if known != 0 {
            return known;
        }
        let fresh = self.next_identity.fetch_add(1, Ordering::Relaxed);
        match object
            .identity
            .compare_exchange(0, fresh, Ordering::Relaxed, Ordering::Relaxed)
        {
            Ok(_) => fresh,
            Err(earlier) => earlier,
        }
    }

    #[cold]
    fn refill(&self, allocator: &mut Allocator) -> NonNull<Object> {
        self.report(allocator);
        let mut blocks = self
            .blocks
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let chain = match blocks.available.pop() {
            Some(chain) => chain,
            None => {
                let mut block: Box<[Object]> =
                    (0..SLOTS_PER_BLOCK).map(|_| Object::free()).collect();
                let mut next = None;
                for slot in block.iter_mut().rev() {
                    slot.body = Body::Free(next);
                    next = Some(NonNull::from(slot));
                }
                blocks.blocks.push(block);
                // A block has slots, so the loop left its first.
                Chain(next.unwrap_or(NonNull::dangling()))
            }
        };
        allocator.free = Some(chain.0);
        chain.0
    }

    /// Every object that can be reached from the values `roots` reports. Only while no worker is between
    /// two safepoints.
    pub(super) fn reachable(&self, roots: impl FnOnce(&mut Marker)) -> Vec<Ref> {
        let mut marker = Marker::default();
        roots(&mut marker);
        let mut reached = Vec::new();
        while let Some(object) = marker.pending.pop() {
            reached.push(object);
            object.get().body.trace(&mut marker);
        }
        for object in &reached {
            object.marked.store(false, Ordering::Relaxed);
        }
        reached
    }

    /// How often an object is referred to by the values `roots` reports and by all that can be reached from
    /// them and `counts`. Only while no worker is between two safepoints.
    pub(super) fn count_references(
        &self,
        object: Ref,
        roots: impl Fn(&mut Marker),
        counts: impl Fn(Ref) -> bool,
    ) -> usize {
        let mut marker = Marker {
            lists: true,
            ..Marker::default()
        };
        roots(&mut marker);
        let mut count = 0;
        let reached = self.reachable(&roots).into_iter();
        let mut reached = reached.filter(|&from| counts(from));
        loop {
            count += marker.pending.iter().filter(|&&to| to == object).count();
            marker.pending.clear();
            match reached.next() {
                Some(from) => from.get().body.trace(&mut marker),
                None => return count,
            }
        }
    }

    /// Gives a slot of this heap, which the caller allocated, the copy of an object of another one, with
    /// its identity. The heap is the caller's alone, so nobody refers to what is in the slot.
    pub(super) fn fill(&mut self, slot: Value, original: Ref, body: Body) {
        let Some(slot) = slot.object() else {
            return;
        };
        // SAFETY: the slot is one of this heap's, by the caller, and `&mut self` says that no other
        // borrow of any object of this heap is under way.
        let object = unsafe { &mut *slot.0.as_ptr() };
        object.body = body;
        object.seed = original.seed() as u32;
        object.identity = AtomicU64::new(original.identity.load(Ordering::Relaxed));
    }

    /// Has `id()` go on counting where another heap stands.
    pub(super) fn continue_identities(&self, of: &Heap) {
        let next = of.next_identity.load(Ordering::Relaxed);
        self.next_identity.store(next, Ordering::Relaxed);
    }

    /// Every object there is, in the order of their places. Only while no worker allocates.
    pub fn objects(&self) -> Vec<Ref> {
        let blocks = self
            .blocks
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let slots = blocks.blocks.iter().flat_map(|block| block.iter());
        slots
            .filter(|slot| !matches!(slot.body, Body::Free(_)))
            .map(|slot| Ref(NonNull::from(slot)))
            .collect()
    }

    /// Which slot of the heap an object is in. Two runs that execute the same instructions and collect at
    /// the same moments have the same objects in the same slots.
    pub fn slot(&self, object: Ref) -> Option<u32> {
        let blocks = self
            .blocks
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let wanted = object.address();
        blocks
            .blocks
            .iter()
            .enumerate()
            .find_map(|(number, block)| {
                let start = block.as_ptr() as usize;
                let slot = wanted.checked_sub(start)? / size_of::<Object>();
                (slot < block.len()).then_some((number * SLOTS_PER_BLOCK + slot) as u32)
            })
    }

    /// Puts another body in the place of an object's. As in [`Heap::collect`], nobody else uses an object
    /// meanwhile.
    pub(super) fn replace(&self, object: Ref, body: Body) {
        let Some(slot) = self.slot(object) else {
            return;
        };
        let mut blocks = self
            .blocks
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let (block, place) = (
            slot as usize / SLOTS_PER_BLOCK,
            slot as usize % SLOTS_PER_BLOCK,
        );
        let slot = blocks
            .blocks
            .get_mut(block)
            .and_then(|block| block.get_mut(place));
        if let Some(slot) = slot {
            slot.body = body;
        }
    }

    /// Frees everything that cannot be reached from the values `roots` reports.
    ///
    /// Mark and sweep. The caller guarantees that no worker is between two safepoints: nobody else
    /// reads or writes an object meanwhile.
    pub fn collect(&self, roots: impl FnOnce(&mut Marker)) {
        let mut marker = Marker::default();
        roots(&mut marker);
        marker.drain();
        self.sweep(marker.live);
    }

    /// Frees every object that is not marked, and takes the marks away. Those that are take `live` bytes.
    /// As in [`Heap::collect`], nobody else uses an object meanwhile.
    pub(super) fn sweep(&self, live: usize) {
        let mut blocks = self
            .blocks
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let Blocks {
            blocks: all,
            available,
        } = &mut *blocks;
        available.clear();
        for block in all.iter_mut() {
            let mut next = None;
            for slot in block.iter_mut().rev() {
                if slot.marked.swap(false, Ordering::Relaxed) {
                    continue;
                }
                slot.body = Body::Free(next);
                slot.identity = AtomicU64::new(0);
                slot.seed = 0;
                slot.watch = AtomicU8::new(0);
                next = Some(NonNull::from(slot));
            }
            available.extend(next.map(Chain));
        }
        self.epoch.fetch_add(1, Ordering::Release);
        self.allocated.store(0, Ordering::Relaxed);
        let limit = self.limit.load(Ordering::Relaxed);
        // What is collected next is never much more than half of what may live.
        let threshold = live.min((limit.saturating_add(limit / 2)).saturating_sub(live));
        self.threshold
            .store(threshold.max(MINIMUM_THRESHOLD), Ordering::Relaxed);
        self.live.store(live, Ordering::Relaxed);
        if live > limit {
            self.exhausted.store(true, Ordering::Relaxed);
        }
    }
}

/// Whether what is made of so many bytes can be had, and once more as much for what it is made of. Where the
/// memory of a page has too many holes, asking is the only way to find out: an allocation that fails in the
/// middle of an instruction would be the end of the engine. Elsewhere, memory is only a promise.
fn can_be_had(bytes: usize) -> bool {
    if !cfg!(target_arch = "wasm32") {
        return true;
    }
    let mut pieces = [const { Vec::<u8>::new() }; 2];
    let had = pieces
        .iter_mut()
        .all(|piece| piece.try_reserve_exact(bytes).is_ok());
    // The optimiser may take allocations away that nobody looks at.
    std::hint::black_box(&pieces);
    had
}

/// Collects the references of the objects that are reachable.
#[derive(Default)]
pub struct Marker {
    pending: Vec<Ref>,
    live: usize,
    /// Whether it only lists what is reported, marked or not.
    lists: bool,
}

impl Marker {
    /// Reports one reachable value.
    #[inline]
    pub fn value(&mut self, value: Value) {
        if let Some(object) = value.object()
            && (self.lists || !object.marked.swap(true, Ordering::Relaxed))
        {
            self.pending.push(object);
        }
    }

    /// Reports several reachable values.
    pub fn values(&mut self, values: &[Value]) {
        for &value in values {
            self.value(value);
        }
    }

    /// The objects an object refers to, in the order of its parts, some perhaps more than once.
    pub(super) fn list(object: Ref) -> Vec<Ref> {
        let mut marker = Marker {
            lists: true,
            ..Marker::default()
        };
        object.get().body.trace(&mut marker);
        marker.pending
    }

    /// The objects it has found so far, for as long as nobody has it go on from them.
    pub(super) fn found(&self) -> &[Ref] {
        &self.pending
    }

    /// Forgets what it has found, which stays marked.
    pub(super) fn settle(&mut self) {
        self.pending.clear();
    }

    /// Bytes of the objects it has gone on from.
    pub(super) fn live(&self) -> usize {
        self.live
    }

    /// Counts an object it has found and marks what that refers to.
    pub(super) fn go_on_from(&mut self, object: Ref) {
        self.live += size_of::<Object>() + object.body.payload();
        object.get().body.trace(self);
    }

    /// Marks all that can be reached from what it has found.
    pub(super) fn drain(&mut self) {
        while let Some(object) = self.pending.pop() {
            self.live += size_of::<Object>() + object.body.payload();
            object.get().body.trace(self);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vm::object::Body;

    fn pair(heap: &Heap, allocator: &mut Allocator, left: Value, right: Value) -> Value {
        heap.allocate(allocator, Body::Tuple([left, right].into()), 0)
    }

    #[test]
    fn what_a_root_reaches_stays_and_the_rest_becomes_free() {
        let heap = Heap::new(HeapOptions::default());
        let mut allocator = Allocator::default();
        heap.attach(&mut allocator);
        let leaf = pair(&heap, &mut allocator, Value::NONE, Value::NONE);
        let root = pair(&heap, &mut allocator, leaf, Value::NONE);
        let garbage = pair(&heap, &mut allocator, root, leaf);
        heap.collect(|marker| marker.value(root));
        assert!(matches!(garbage.object().unwrap().body, Body::Free(_)));
        let Body::Tuple(items) = &root.object().unwrap().get().body else {
            panic!("the root is gone")
        };
        assert_eq!(items[0], leaf);
        assert!(matches!(leaf.object().unwrap().body, Body::Tuple(_)));
    }

    #[test]
    fn slots_are_used_again_and_never_handed_out_twice() {
        let heap = Heap::new(HeapOptions::default());
        let mut allocator = Allocator::default();
        let mut kept = Vec::new();
        for round in 0..20 {
            heap.attach(&mut allocator);
            for number in 0..2000 {
                let value = pair(
                    &heap,
                    &mut allocator,
                    Value::index(number),
                    Value::index(round),
                );
                if number % 7 == 0 {
                    kept.push((value, number, round));
                }
            }
            heap.collect(|marker| kept.iter().for_each(|(value, _, _)| marker.value(*value)));
        }
        for (value, number, round) in kept {
            let Body::Tuple(items) = &value.object().unwrap().get().body else {
                panic!("freed in use")
            };
            assert_eq!(**items, [Value::index(number), Value::index(round)]);
        }
    }
}
