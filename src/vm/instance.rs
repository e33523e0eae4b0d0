//! Instances: attributes in numbered slots that never move, so any thread reads and writes them
//! without a lock.

use std::sync::OnceLock;

use super::heap::Marker;
use super::object::Body;
use super::value::{Cell, Value};

/// Further slots, for attributes an instance's class learnt of after it was made.
struct Segment {
    cells: Box<[Cell]>,
    next: OnceLock<Box<Segment>>,
}

/// The contents of an instance.
pub struct Instance {
    /// Its class.
    pub class: Value,
    /// For instances of classes with a built-in layout, such as exceptions: the part with that layout.
    pub inner: Value,
    cells: Box<[Cell]>,
    more: OnceLock<Box<Segment>>,
}

fn cells(count: usize) -> Box<[Cell]> {
    (0..count).map(|_| Cell::default()).collect()
}

impl Instance {
    /// An instance with room for this many attributes before it needs a further segment.
    pub fn new(class: Value, inner: Value, slots: usize) -> Instance {
        Instance {
            class,
            inner,
            cells: cells(slots),
            more: OnceLock::new(),
        }
    }

    /// How many slots it has room for without another segment.
    pub fn capacity(&self) -> usize {
        self.cells.len()
    }

    /// The attribute in this slot, if it is set.
    #[inline(always)]
    pub fn get(&self, slot: u32) -> Option<Value> {
        match self.cells.get(slot as usize) {
            Some(cell) => cell.get().bound(),
            None => self.get_further(slot as usize - self.cells.len()),
        }
    }

    fn get_further(&self, mut slot: usize) -> Option<Value> {
        let mut segment = self.more.get();
        while let Some(here) = segment {
            if let Some(cell) = here.cells.get(slot) {
                return cell.get().bound();
            }
            slot -= here.cells.len();
            segment = here.next.get();
        }
        None
    }

    /// Sets the attribute in this slot; unbound deletes it.
    #[inline(always)]
    pub fn set(&self, slot: u32, value: Value) {
        match self.cells.get(slot as usize) {
            Some(cell) => cell.set(value),
            None => self.set_further(slot as usize - self.cells.len(), value),
        }
    }

    fn set_further(&self, mut slot: usize, value: Value) {
        let mut place = &self.more;
        let mut size = self.cells.len().max(4);
        loop {
            let segment = place.get_or_init(|| {
                Box::new(Segment {
                    cells: cells(size),
                    next: OnceLock::new(),
                })
            });
            if let Some(cell) = segment.cells.get(slot) {
                return cell.set(value);
            }
            slot -= segment.cells.len();
            place = &segment.next;
            size = segment.cells.len() * 2;
        }
    }

    /// Appends its attributes by slot, up to the last one that is set.
    pub(super) fn save(&self, image: &mut Vec<Value>) {
        let start = image.len();
        image.extend(self.cells.iter().map(Cell::get));
        let mut segment = self.more.get();
        while let Some(here) = segment {
            image.extend(here.cells.iter().map(Cell::get));
            segment = here.next.get();
        }
        let set = image.iter().rposition(|value| value.is_bound());
        image.truncate(set.map_or(start, |last| (last + 1).max(start)));
    }

    /// Has these attributes, by slot, and no others.
    pub(super) fn load(&self, image: &[Value]) {
        let mut room = self.cells.len();
        let mut segment = self.more.get();
        while let Some(here) = segment {
            room += here.cells.len();
            segment = here.next.get();
        }
        for slot in 0..room.max(image.len()) {
            let value = image.get(slot).copied().unwrap_or(Value::UNBOUND);
            self.set(slot as u32, value);
        }
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        marker.values(&[self.class, self.inner]);
        self.cells.iter().for_each(|cell| marker.value(cell.get()));
        let mut segment = self.more.get();
        while let Some(here) = segment {
            here.cells.iter().for_each(|cell| marker.value(cell.get()));
            segment = here.next.get();
        }
    }
}

impl Value {
    /// What the built-in operations work on: for an instance of a class derived from a built-in one,
    /// the part with that class's layout; any other value itself. Whether the class overrides the
    /// operation has been asked before.
    pub fn core(self) -> Value {
        if let Some(object) = self.object()
            && let Body::Instance(instance) = &object.get().body
            && instance.inner.is_bound()
        {
            return match instance.inner.object().map(|object| &object.get().body) {
                Some(Body::Exception(_) | Body::Foreign(_)) => self,
                _ => instance.inner,
            };
        }
        self
    }

    /// The object that the built-in operations work on; see [`Value::core`].
    pub fn part<'a>(self) -> Option<&'a Body> {
        self.core().object().map(|object| &object.get().body)
    }
}
