//! Lists: read without a lock, written under one.
//!
//! A reader loads the buffer, then a cell of it. Appending and item assignment write cells in place;
//! whatever moves items builds a new buffer and publishes it in one store, so each operation is one
//! atomic event to every other thread. A replaced buffer may still have readers, so it waits in
//! `retired` until a collection, when no instruction is under way.
//!
//! Many lists are queues, which are shortened at the front. There the new buffer is the rest of the old
//! one's memory. Its cells then stand for other places than a reader of the old buffer thinks, so a reader
//! looks whether the buffer is still the same once it has read.
//!
//! What moves or replaces many items where there is room for them writes them in place. Meanwhile the length is
//! 0 and `writes` is odd: who finds no item there waits for the writer. A reader that has found the length before
//! sees each cell as it was or as it will be, and its read counts as made before the write or behind it.

use std::ptr::{NonNull, null_mut, slice_from_raw_parts_mut};
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};

use super::alone::Alone;
use super::heap::Marker;
use super::value::{Cell, Value};

/// The cells of a list's places, and more behind them.
///
/// Invariant: from `first` on there are `room` cells, which end where their memory does. That is a
/// `Box<[Cell]>` and belongs to the one buffer whose `memory` says where it begins: the latest of those that
/// share it. It stays allocated as long as any of these, because they are dropped together or before it.
struct Buffer {
    first: NonNull<Cell>,
    room: usize,
    memory: AtomicPtr<Cell>,
}

// SAFETY: a buffer is no more than its cells, which any thread may touch.
unsafe impl Send for Buffer {}
// SAFETY: as above; `memory` is only changed under the list's lock, and only read there or by the drop.
unsafe impl Sync for Buffer {}

impl Buffer {
    /// A buffer of these cells but the first ones, which are spare.
    fn new(cells: Box<[Cell]>, spare: usize) -> Box<Buffer> {
        let spare = spare.min(cells.len());
        let room = cells.len() - spare;
        let memory = Box::into_raw(cells).cast::<Cell>();
        // SAFETY: `spare` is at most the length.
        let first = unsafe { NonNull::new_unchecked(memory.add(spare)) };
        Box::new(Buffer {
            first,
            room,
            memory: AtomicPtr::new(memory),
        })
    }

    fn cells(&self) -> &[Cell] {
        // SAFETY: the invariant of `Buffer`.
        unsafe { std::slice::from_raw_parts(self.first.as_ptr(), self.room) }
    }

    /// Cells before the first one that are of the same memory, which the buffer owns.
    fn spare(&self) -> usize {
        let memory = self.memory.load(Ordering::Relaxed);
        self.first.as_ptr().addr().saturating_sub(memory.addr()) / size_of::<Cell>()
    }

    /// The buffer without its first cell, or with the spare one before it, which owns the memory from now
    /// on. The caller holds the list's lock.
    ///
    /// # Safety
    ///
    /// The buffer owns the memory, and there is such a cell.
    unsafe fn moved(&self, forward: bool) -> Box<Buffer> {
        // SAFETY: what the caller says.
        let (first, room) = match forward {
            true => (unsafe { self.first.add(1) }, self.room - 1),
            false => (unsafe { self.first.sub(1) }, self.room + 1),
        };
        let memory = self.memory.swap(null_mut(), Ordering::Relaxed);
        Box::new(Buffer {
            first,
            room,
            memory: AtomicPtr::new(memory),
        })
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        let spare = self.spare();
        let memory = *self.memory.get_mut();
        if !memory.is_null() {
            // SAFETY: it came from `Box::into_raw` in `new`, and the invariant says who gives it back.
            drop(unsafe { Box::from_raw(slice_from_raw_parts_mut(memory, spare + self.room)) });
        }
    }
}

/// Buffers that may still have readers. Boxed, because a reader's pointer is to the buffer itself,
/// which must not move.
#[allow(clippy::vec_box, reason = "readers point at the boxes' contents")]
type Retired = Vec<Box<Buffer>>;

/// The contents of a `list`.
///
/// Invariant: `buffer` points to a `Buffer` owned by this list that stays allocated until the list is
/// dropped or the next collection after it was replaced; `length` is at most the length of every
/// buffer published since `length` was last stored.
pub struct List {
    length: AtomicUsize,
    /// How often writing in place has begun or ended: odd while it is under way.
    writes: AtomicUsize,
    buffer: AtomicPtr<Buffer>,
    retired: Mutex<Retired>,
}

fn buffer_of(items: impl ExactSizeIterator<Item = Value>, capacity: usize) -> Box<Buffer> {
    let capacity = capacity.max(items.len());
    let mut cells: Vec<Cell> = Vec::with_capacity(capacity);
    cells.extend(items.map(Cell::new));
    cells.resize_with(capacity, Cell::default);
    Buffer::new(cells.into_boxed_slice(), 0)
}

/// A buffer of exactly these items, in the memory they are in.
fn buffer_in_place(items: Vec<Value>) -> Box<Buffer> {
    let cells: Vec<Cell> = items.into_iter().map(Cell::new).collect();
    Buffer::new(cells.into_boxed_slice(), 0)
}

impl List {
    /// A list of these items.
    pub fn new(items: &[Value]) -> List {
        List {
            length: AtomicUsize::new(items.len()),
            writes: AtomicUsize::new(0),
            buffer: AtomicPtr::new(Box::into_raw(buffer_of(items.iter().copied(), 0))),
            retired: Mutex::default(),
        }
    }

    #[inline]
    fn buffer(&self) -> &Buffer {
        // SAFETY: the invariant of `List`; `&self` cannot outlive the list, and no borrow of an
        // object outlives the instruction that made it, so no collection comes between.
        unsafe { &*self.buffer.load(Ordering::Acquire) }
    }

    #[inline]
    fn cells(&self) -> &[Cell] {
        self.buffer().cells()
    }

    /// How many items.
    #[inline]
    pub fn len(&self) -> usize {
        match self.length.load(Ordering::Acquire) {
            0 => self.settled_length(),
            length => length,
        }
    }

    /// The length when nobody is writing in place.
    #[cold]
    fn settled_length(&self) -> usize {
        loop {
            let writes = self.writes.load(Ordering::Acquire);
            let length = self.length.load(Ordering::Acquire);
            let is_settled = writes.is_multiple_of(2);
            if length > 0 || (is_settled && self.writes.load(Ordering::Acquire) == writes) {
                return length;
            }
            if !is_settled {
                drop(self.lock());
            }
        }
    }

    /// Lets `write` write many cells of the published buffer, as one event, after which the list has this length. The
    /// caller holds the lock.
    fn write_in_place(&self, length: usize, write: impl FnOnce(&[Cell])) {
        self.writes.fetch_add(1, Ordering::AcqRel);
        self.length.store(0, Ordering::Release);
        write(self.cells());
        self.length.store(length, Ordering::Release);
        self.writes.fetch_add(1, Ordering::Release);
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many items fit without growing.
    pub fn capacity(&self) -> usize {
        self.cells().len()
    }

    /// The item at this index.
    #[inline]
    pub fn get(&self, index: usize) -> Option<Value> {
        self.get_while(index, || {})
    }

    /// The item at this index; `meanwhile` stands for what other threads do between two looks.
    #[inline(always)]
    fn get_while(&self, index: usize, mut meanwhile: impl FnMut()) -> Option<Value> {
        loop {
            if index >= self.len() {
                return None;
            }
            let buffer = self.buffer();
            meanwhile();
            let item = buffer.cells().get(index)?.get();
            if std::ptr::eq(buffer, self.buffer()) {
                return item.bound();
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Retired> {
        self.retired
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// All items, as they stand at one moment.
    pub fn snapshot(&self) -> Vec<Value> {
        let _writers_wait = self.lock();
        self.items()
    }

    /// The items at these places, as they stand at one moment; nothing when there are not `length` of them
    /// by then, and the places may be others.
    pub fn pick(&self, length: usize, places: impl Iterator<Item = usize>) -> Option<Vec<Value>> {
        let _writers_wait = self.lock();
        if self.len() != length {
            return None;
        }
        let cells = self.cells();
        Some(
            places
                .filter_map(|place| cells.get(place))
                .map(Cell::get)
                .collect(),
        )
    }

    /// The first items, up to so many, as they stand at one moment.
    pub fn front(&self, most: usize) -> Vec<Value> {
        let _writers_wait = self.lock();
        self.own().take(most).collect()
    }

    /// The items; the caller holds the lock.
    fn items(&self) -> Vec<Value> {
        self.own().collect()
    }

    fn own(&self) -> impl ExactSizeIterator<Item = Value> {
        self.cells().iter().take(self.len()).map(Cell::get)
    }

    /// Replaces the item at this index; false when there is none.
    pub fn set(&self, index: usize, value: Value) -> bool {
        let _lock = self.lock();
        let there = index < self.len();
        if there && let Some(cell) = self.cells().get(index) {
            cell.set(value);
        }
        there
    }

    /// Replaces the items at these places, all below `length`, as one event. Answers false, and replaces nothing, when
    /// there are not so many items by then.
    pub fn overwrite(
        &self,
        length: usize,
        places: impl Iterator<Item = usize>,
        items: &[Value],
    ) -> bool {
        let _lock = self.lock();
        if self.len() != length {
            return false;
        }
        self.write_in_place(length, |cells| {
            for (place, &item) in places.zip(items) {
                if let Some(cell) = cells.get(place) {
                    cell.set(item);
                }
            }
        });
        true
    }

    /// As [`List::set`], for the only thread there is.
    #[inline]
    pub(super) fn set_alone(&self, index: usize, value: Value, alone: Alone<'_>) -> bool {
        let place = self.cells().get(index).filter(|_| index < self.len());
        place.is_some_and(|cell| {
            cell.set_alone(value, alone);
            true
        })
    }

    /// Adds an item at the end where there is room for it, for the only thread there is. Answers whether
    /// there was.
    #[inline]
    pub(super) fn push_alone(&self, value: Value, alone: Alone<'_>) -> bool {
        let length = self.len();
        self.cells().get(length).is_some_and(|cell| {
            cell.set_alone(value, alone);
            alone.store(&self.length, length + 1);
            true
        })
    }

    /// Adds an item at the end. Returns the bytes newly allocated for it.
    pub fn push(&self, value: Value) -> usize {
        let lock = self.lock();
        let length = self.len();
        let Some(cell) = self.cells().get(length) else {
            drop(lock);
            return self.extend(&[value]);
        };
        cell.set(value);
        self.length.store(length + 1, Ordering::Release);
        0
    }

    /// Adds items at the end, as one event. Returns the bytes newly allocated for them.
    pub fn extend(&self, items: &[Value]) -> usize {
        let mut retired = self.lock();
        let length = self.len();
        let together = length + items.len();
        let mut grown = 0;
        if together > self.capacity() {
            let capacity = self.next_capacity().max(together);
            self.publish(&mut retired, buffer_of(self.own(), capacity));
            grown = capacity * size_of::<Value>();
        }
        for (cell, &item) in self.cells().iter().skip(length).zip(items) {
            cell.set(item);
        }
        self.length.store(together, Ordering::Release);
        grown
    }

    /// How many items fit when it has grown for one more than fit now.
    pub fn next_capacity(&self) -> usize {
        let capacity = self.capacity();
        (capacity + capacity / 2).max(capacity + 4)
    }

    /// Takes the last item off.
    pub fn pop(&self) -> Option<Value> {
        let _lock = self.lock();
        let length = self.len().checked_sub(1)?;
        let value = self.cells().get(length)?.get();
        self.length.store(length, Ordering::Release);
        Some(value)
    }

    /// Takes out the item at the place that `find` tells, given the length. Returns it and the bytes newly
    /// allocated; nothing when there is none.
    pub fn remove(&self, find: impl FnOnce(usize) -> Option<usize>) -> Option<(Value, usize)> {
        let mut retired = self.lock();
        let place = find(self.len())?;
        self.take(&mut retired, place)
    }

    /// Takes out the item at this place if it is the one given. Returns the bytes newly allocated; nothing
    /// when it is another one by now.
    pub fn remove_if(&self, place: usize, item: Value) -> Option<usize> {
        let mut retired = self.lock();
        let is_there = place < self.len() && self.cells().get(place)?.get() == item;
        is_there.then(|| self.take(&mut retired, place).map_or(0, |(_, bytes)| bytes))
    }

    fn take(&self, retired: &mut Retired, place: usize) -> Option<(Value, usize)> {
        let length = self.len();
        let rest = length.checked_sub(place + 1)?;
        let item = self.cells().get(place)?.get();
        if rest == 0 {
            self.length.store(length - 1, Ordering::Release);
            return Some((item, 0));
        }
        if place > 0 {
            self.write_in_place(length - 1, |cells| {
                for pair in cells[place..length].windows(2) {
                    pair[0].set(pair[1].get());
                }
            });
            return Some((item, 0));
        }
        // Readers pair the length with whichever buffer they load: the length shrinks first.
        self.length.store(length - 1, Ordering::Release);
        // SAFETY: the published buffer owns the memory, and has a cell for each item.
        let fresh = unsafe { self.buffer().moved(true) };
        self.publish(retired, fresh);
        Some((item, size_of::<Buffer>()))
    }

    /// Puts an item before the one at the place that `find` tells, given the length, or at the end. Returns
    /// the bytes newly allocated.
    pub fn insert(&self, find: impl FnOnce(usize) -> usize, item: Value) -> usize {
        let mut retired = self.lock();
        let length = self.len();
        let place = find(length).min(length);
        if place > 0 && length < self.capacity() {
            self.write_in_place(length + 1, |cells| {
                for pair in cells[place..=length].windows(2).rev() {
                    pair[1].set(pair[0].get());
                }
                cells[place].set(item);
            });
            return 0;
        }
        let (fresh, allocated) = if place == 0 && self.buffer().spare() > 0 {
            // SAFETY: the published buffer owns the memory, and there is a spare cell.
            let fresh = unsafe { self.buffer().moved(false) };
            fresh.cells()[0].set(item);
            (fresh, size_of::<Buffer>())
        } else {
            // Who puts one at the front does so again.
            let spare = if place == 0 { length / 2 } else { 0 };
            let more = if place == 0 { 0 } else { 1 + length / 8 };
            let cells = &self.cells()[..length];
            let mut all = Vec::with_capacity(spare + length + 1 + more);
            all.resize_with(spare, Cell::default);
            all.extend(cells[..place].iter().map(|cell| Cell::new(cell.get())));
            all.push(Cell::new(item));
            all.extend(cells[place..].iter().map(|cell| Cell::new(cell.get())));
            all.resize_with(spare + length + 1 + more, Cell::default);
            let allocated = all.len() * size_of::<Cell>();
            (Buffer::new(all.into_boxed_slice(), spare), allocated)
        };
        self.publish(&mut retired, fresh);
        self.length.store(length + 1, Ordering::Release);
        allocated
    }

    /// Lets `change` rework the items, as one event. Returns its result and the bytes allocated.
    pub fn rework<R>(&self, change: impl FnOnce(&mut Vec<Value>) -> R) -> (R, usize) {
        let mut retired = self.lock();
        let mut items = self.items();
        let result = change(&mut items);
        // Readers pair the length with whichever buffer they load: while the length shrinks first,
        // or grows last, every index below it is in both.
        if items.len() < self.len() {
            self.length.store(items.len(), Ordering::Release);
        }
        let length = items.len();
        self.publish(&mut retired, buffer_in_place(items));
        self.length.store(length, Ordering::Release);
        (result, length * 8)
    }

    fn publish(&self, retired: &mut Retired, fresh: Box<Buffer>) {
        let old = self.buffer.swap(Box::into_raw(fresh), Ordering::AcqRel);
        // SAFETY: `old` came from `Box::into_raw` in `new` or here, and is taken back once.
        retired.push(unsafe { Box::from_raw(old) });
    }

    /// Becomes a list of these items, in place where they fit: for when no instruction is under way.
    pub(super) fn load(&self, items: &[Value]) {
        let mut retired = self.lock();
        if items.len() > self.capacity() {
            self.publish(&mut retired, buffer_of(items.iter().copied(), items.len()));
        }
        for (cell, &item) in self.cells().iter().zip(items) {
            cell.set(item);
        }
        self.length.store(items.len(), Ordering::Release);
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        let mut retired = self.lock();
        retired.clear();
        for cell in self.cells().iter().take(self.len()) {
            marker.value(cell.get());
        }
    }
}

impl Drop for List {
    fn drop(&mut self) {
        // SAFETY: the buffer is this list's own, and nobody can reach the list any more.
        drop(unsafe { Box::from_raw(*self.buffer.get_mut()) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicBool;

    #[test]
    fn readers_see_whole_items_while_writers_grow_and_rework() {
        let list = List::new(&[Value::index(0)]);
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for number in 1..20_000 {
                    list.push(Value::index(number));
                    if number % 100 == 0 {
                        list.rework(|items| items.truncate(1));
                    }
                    list.set(0, Value::index(number));
                }
                done.store(true, Ordering::Release);
            });
            scope.spawn(|| {
                while !done.load(Ordering::Acquire) {
                    for index in 0..120 {
                        if let Some(value) = list.get(index) {
                            assert!(value.as_int().is_some_and(|int| int < 20_000));
                        }
                    }
                }
            });
        });
        assert_eq!(list.get(0).and_then(Value::as_int), Some(19_999));
    }

    #[test]
    fn a_reader_sees_nothing_at_a_place_where_it_never_was() {
        let list = List::new(&[0, 1, 2].map(Value::index));
        let mut changes = 0;
        let found = list.get_while(1, || {
            if changes == 0 {
                // Where the reader looks for the second item, the first one now stands.
                list.remove(|_| Some(0));
                list.set(0, Value::index(7));
            }
            changes += 1;
        });
        assert_eq!((found, changes), (Some(Value::index(2)), 2));
    }

    #[test]
    fn a_list_changed_at_both_ends_is_as_a_vector_changed_so() {
        let list = List::new(&[]);
        let mut model: Vec<i64> = Vec::new();
        let mut chance = 1_u64;
        for number in 0..20_000 {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005) + 1;
            let place = (chance >> 40) as usize % (model.len() + 1);
            let item = Value::index(number);
            match (chance >> 33) % 8 {
                0 | 1 => {
                    list.push(item);
                    model.push(number as i64);
                }
                2 => {
                    list.insert(|_| 0, item);
                    model.insert(0, number as i64);
                }
                3 => {
                    list.insert(|_| place, item);
                    model.insert(place, number as i64);
                }
                4 | 5 => {
                    let taken = list.remove(|_| Some(0));
                    let wanted = (!model.is_empty()).then(|| model.remove(0));
                    assert_eq!(taken.and_then(|(item, _)| item.as_int()), wanted);
                }
                6 => {
                    list.remove(|_| Some(place));
                    if place < model.len() {
                        model.remove(place);
                    }
                }
                // What readers may still have had is given back.
                _ => list.trace(&mut Marker::default()),
            }
        }
        let items: Vec<Option<i64>> = list.snapshot().into_iter().map(Value::as_int).collect();
        assert_eq!(items, model.into_iter().map(Some).collect::<Vec<_>>());
    }

    #[test]
    fn items_written_in_place_are_seen_all_or_none() {
        const COUNT: usize = 40;
        let list = List::new(&[Value::index(0); COUNT]);
        let done = AtomicBool::new(false);
        let number = |place| list.get(place).and_then(Value::as_int);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for round in 1..30_000 {
                    let items = [Value::index(round); COUNT];
                    assert!(list.overwrite(COUNT, 0..COUNT, &items));
                    // The same items, one of which leaves the middle and comes back.
                    list.remove(|_| Some(COUNT / 2));
                    list.insert(|_| COUNT / 2, Value::index(round));
                }
                done.store(true, Ordering::Release);
            });
            scope.spawn(|| {
                while !done.load(Ordering::Acquire) {
                    assert!(list.len() >= COUNT - 1);
                    for (early, late) in (0..COUNT - 1).zip(1..COUNT - 1) {
                        let (first, second) = (number(early), number(late));
                        assert!(first.is_some() && first <= second, "{first:?} {second:?}");
                        let (first, second) = (number(late), number(early));
                        assert!(first.is_some() && first <= second, "{first:?} {second:?}");
                    }
                }
            });
        });
    }

    #[test]
    fn two_threads_that_append_lose_nothing() {
        let list = List::new(&[]);
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    (0..10_000).for_each(|number| {
                        list.push(Value::index(number));
                    })
                });
            }
        });
        assert_eq!(list.len(), 20_000);
    }
}
