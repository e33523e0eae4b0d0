//! How a state is read from a process whose threads have been moved: what changed becomes parts, and
//! objects made since the beginning are found and described.

use super::access::{self, CELLS, LOCK_STATES, Look, OUTPUT as PRINTED, Touch};
use super::again::{self, Reuse};
use super::process::{Content, Glance, Process, Standing, locked};
use super::state::{Hasher, Output};
use super::tables::{
    CLOCK, Digester, ENDED, MAIN, OUTPUT, Part, Place, Row, THREADS, Tables, kind,
};
use crate::host::Stream;
use crate::live::main_thread::{MainThread, module_globals};
use crate::vm::class;
use crate::vm::heap::Ref;
use crate::vm::image;
use crate::vm::object::Body;
use crate::vm::{Execution, Value};

/// What is said of an object of another room that does not tell its state.
const UNKNOWN: &str = "a thread uses an object whose state cannot be saved and restored";

/// What a slot of the heap holds when that has no number.
const NOT_KNOWN: Part = Part::MAX;

/// Sets a slot of a state, which may be behind its end.
fn set(row: &mut Vec<Part>, slot: u32, part: Part) {
    let slot = slot as usize;
    if row.len() <= slot {
        if part == 0 {
            return;
        }
        row.resize(slot + 1, 0);
    }
    row[slot] = part;
}

fn saved(object: Ref) -> Option<Box<[Value]>> {
    if !image::can_change(object.get()) {
        return None;
    }
    let mut image = Vec::new();
    image::save(object.get(), &mut image).then(|| image.into())
}

impl Process {
    /// Takes what there is now for the beginning.
    pub(super) fn note_beginning(&mut self, spawned: &[Execution]) {
        let running = &self.execution;
        self.ears.vm.collect(|marker| {
            running.trace(marker);
            spawned.iter().for_each(|execution| execution.trace(marker));
        });
        self.ears.vm.heap.attach(&mut self.allocator);
        let objects = self.ears.vm.heap.objects().into_iter();
        self.beginning = objects.map(|object| (object, saved(object))).collect();
        let numbered = self.beginning.iter().enumerate();
        let numbers = numbered.map(|(number, (object, _))| (object.address(), number as u32));
        self.numbers = std::rc::Rc::new(numbers.collect());
        self.beginning_cells = self.ears.vm.cells.values().collect();
        self.old_slots = vec![(0, false); self.beginning.len()];
        self.cell_slots = vec![(0, false); self.beginning_cells.len()];
    }

    /// The part that says this, which is new unless the same has been said before.
    fn intern(
        &mut self,
        digester: Digester<'_>,
        more: impl FnOnce(&Reuse) -> Vec<u64>,
        content: impl FnOnce(&mut Reuse) -> Content,
    ) -> Part {
        let Digester { hasher, refers, .. } = digester;
        let digest = hasher.finish();
        let mut exact = hasher;
        let refers: Vec<u32> = refers
            .into_iter()
            .map(|object| self.made_of(object, again::DEPTH))
            .collect();
        let more = more(&self.reuse);
        more.into_iter().for_each(|word| exact.word(word));
        refers.iter().for_each(|&made| exact.word(u64::from(made)));
        let exact = exact.finish();
        if let Some(&known) = self.index.get(&exact) {
            return known;
        }
        let part = self.tables.add_part(digest, &refers);
        self.contents.push(content(&mut self.reuse));
        self.index.insert(exact, part);
        part
    }

    fn values_part(&mut self, values: &[Value]) -> Part {
        let numbers = std::rc::Rc::clone(&self.numbers);
        let mut digester = Digester::new(&numbers);
        digester.values(values);
        self.intern(
            digester,
            |_| vec![1],
            |reuse| Content::Values(reuse.values(values)),
        )
    }

    /// The part that says where a thread stands and which locks it holds.
    pub(super) fn thread_part_of(
        &mut self,
        execution: &Execution,
        held: Box<[usize]>,
        thread: u32,
    ) -> Part {
        let mut values = Vec::new();
        for frame in &execution.frames {
            image::save_frame(frame, &mut values);
        }
        values.extend(execution.handling);
        for pending in &execution.pending {
            values.extend([pending.left, pending.right]);
            values.push(Value::index(usize::from(pending.candidate)));
        }
        for asking in &execution.asking {
            asking.parts(&mut values);
        }
        let numbers = std::rc::Rc::clone(&self.numbers);
        let mut digester = Digester::new(&numbers);
        digester.values(&values);
        digester.values(execution.stack.values());
        let more = |reuse: &Reuse| {
            let mut more = vec![2, u64::from(thread)];
            more.extend(reuse.addresses(&held).iter().map(|&lock| lock as u64));
            more
        };
        let part = self.intern(digester, more, |reuse| {
            Content::Thread(Box::new(Standing {
                execution: reuse.image(execution),
                held: reuse.addresses(&held),
                thread,
            }))
        });
        let is_known = |lock: &usize| {
            let is_made = self.made.contains_key(lock) || self.reuse.name(*lock).is_some();
            is_made || numbers.contains_key(lock)
        };
        self.reuse.conflict |= !self.reuse.is_idle() && !held.iter().all(is_known);
        part
    }

    pub(super) fn main_part(&mut self, main: MainThread, over: bool) -> Part {
        for &part in &self.mains {
            if matches!(self.contents[part as usize], Content::Main(known, ended) if (known, ended) == (main, over))
            {
                return part;
            }
        }
        let mut hasher = Hasher::new();
        hasher.word(self.contents.len() as u64);
        hasher.word(main.exit_code as u64);
        let part = self.tables.add_part(hasher.finish(), &[]);
        self.contents.push(Content::Main(main, over));
        self.mains.push(part);
        if over {
            self.tables.over.push(part);
        }
        part
    }

    pub(super) fn set_clock(&mut self, row: &mut Vec<Part>, clock: u64) {
        set(row, CLOCK[0], clock as u32);
        set(row, CLOCK[1], (clock >> 32) as u32);
    }

    pub(super) fn set_thread(&mut self, row: &mut Vec<Part>, thread: u32, part: Part) {
        while self.thread_slots.len() <= thread as usize {
            let number = self.thread_slots.len() as u32;
            let slot = self.tables.add_place(Place::Thread(number));
            self.thread_slots.push(slot);
        }
        let slot = self.thread_slots[thread as usize];
        self.tables.note_held(slot, part);
        set(row, slot, part);
    }

    pub(super) fn read_spawned(&mut self, row: &mut Vec<Part>, spawned: &[Execution]) {
        for execution in spawned {
            let thread = self.threads(row);
            let part = self.thread_part_of(execution, Box::default(), thread);
            self.set_thread(row, thread, part);
            row[THREADS as usize] = thread + 1;
        }
    }

    /// Notes what was printed. Answers whether anything was.
    pub(super) fn read_output(&mut self, row: &mut [Part]) -> bool {
        let written = std::mem::take(&mut *locked(&self.collector.written));
        if written.is_empty() {
            return false;
        }
        let mut output = self.output(row);
        for (stream, text) in written {
            match stream {
                Stream::Output => output.stdout.push_str(&text),
                Stream::Error => output.stderr.push_str(&text),
            }
        }
        self.set_output(row, output);
        true
    }

    fn set_output(&mut self, row: &mut [Part], output: Output) {
        let numbers = std::rc::Rc::clone(&self.numbers);
        let mut digester = Digester::new(&numbers);
        digester.hasher.bytes(output.stdout.as_bytes());
        digester.hasher.bytes(output.stderr.as_bytes());
        row[OUTPUT as usize] =
            self.intern(digester, |_| vec![3], |_| Content::Output(Box::new(output)));
    }

    /// The number of an object made since the beginning, or of the one it passes for. `depth` is how deep
    /// its parts may be followed for that.
    fn made_of(&mut self, object: Ref, depth: u32) -> u32 {
        if let Some(&known) = self.made.get(&object.address()) {
            return known;
        }
        if let Some(known) = self.reuse.name(object.address()) {
            return known;
        }
        if self.reuse.enabled && depth > 0 && again::can_pass(object) {
            return self.passing(object, depth - 1);
        }
        if !again::is_open(object) {
            // What it may refer to is not seen, so nothing is known to be free any more.
            self.reuses = false;
            self.reuse.conflict |= self.reuse.enabled;
        }
        self.reuse.fresh.push((object.address(), None));
        self.add_made(object)
    }

    /// The number of a new object that can pass for another.
    fn passing(&mut self, object: Ref, depth: u32) -> u32 {
        let (digest, parts) = self.constants(object);
        let refers = parts.iter().map(|&part| self.made_of(part, depth));
        let refers: Vec<u32> = refers.collect();
        let key = again::key(object, digest, &refers, self.tables.maker);
        if let Some(made) = self.reuse.find(&self.tables, key, object) {
            return made;
        }
        let mut lasting = object;
        let is_named = |part: &Ref| self.reuse.name(part.address()).is_some();
        if parts.iter().any(is_named) {
            match self.reuse.rebuilt(object) {
                Some(body) => {
                    let heap = &self.ears.vm.heap;
                    let value = heap.allocate(&mut self.allocator, body, 0);
                    lasting = value.object().unwrap_or(object);
                }
                None => self.reuse.conflict = true,
            }
        }
        let made = self.add_made(lasting);
        if lasting != object {
            self.reuse.replace(object, made, lasting);
        }
        self.reuse.add(key, made, lasting.address());
        made
    }

    fn add_made(&mut self, object: Ref) -> u32 {
        let slot = match image::can_change(object.get()) {
            true => self
                .tables
                .add_place(Place::Made(self.tables.made.len() as u32)),
            false => 0,
        };
        let made = self.tables.add_made(object, slot);
        self.made.insert(object.address(), made);
        self.undescribed.push(made);
        made
    }

    fn describe_all(&mut self) {
        while let Some(made) = self.undescribed.pop() {
            let object = self.tables.made[made as usize].object;
            let (digest, parts) = self.constants(object);
            let mut refers = Vec::new();
            for part in parts {
                refers.push(self.made_of(part, again::DEPTH));
                self.reuse.conflict |= self.reuse.name(part.address()).is_some();
            }
            self.tables.describe(made, digest, refers);
        }
    }

    /// The digest of what is constant of an object, and the objects made since that are parts of it.
    fn constants(&self, object: Ref) -> (u128, Vec<Ref>) {
        let mut parts = Vec::new();
        image::constant_parts(object.get(), &mut parts);
        let mut digester = Digester::new(&self.numbers);
        digester.hasher.word(kind(object));
        digester.values(&parts);
        (digester.hasher.finish(), digester.refers)
    }

    /// Notes what is different now among these objects and cells, and among all that was made since
    /// the beginning.
    pub(super) fn read_changes(
        &mut self,
        row: &mut Vec<Part>,
        mut touched: Vec<usize>,
        mut cells: Vec<u32>,
    ) {
        touched.sort_unstable();
        touched.dedup();
        for address in touched {
            if let Some(&number) = self.numbers.get(&address) {
                self.read_old(row, number);
            }
        }
        cells.sort_unstable();
        cells.dedup();
        for cell in cells {
            self.read_cell(row, cell);
        }
        self.read_made(row);
    }

    fn read_old(&mut self, row: &mut Vec<Part>, number: u32) {
        let (object, first) = &self.beginning[number as usize];
        let object = *object;
        let Some(now) = saved(object) else {
            if matches!(object.get().body, Body::Foreign(_)) {
                self.unknown = Some(UNKNOWN.to_owned());
            }
            return;
        };
        let same = first.as_deref() == Some(&*now);
        let (mut slot, looked_at) = self.old_slots[number as usize];
        if slot == 0 {
            if same {
                return;
            }
            slot = self.tables.add_place(Place::Old(number));
            self.old_slots[number as usize].0 = slot;
            self.surprised |= looked_at;
        }
        let part = match same {
            true => 0,
            false => self.values_part(&now),
        };
        self.reuse.conflict |= self.reuse.is_hashed_by(object, &now);
        self.now_holds(row, slot, part);
    }

    fn read_cell(&mut self, row: &mut Vec<Part>, cell: u32) {
        let first = self.beginning_cells.get(cell as usize).copied();
        let now = self.ears.vm.cells.at(cell).get();
        let same = first.unwrap_or(Value::UNBOUND) == now;
        let (mut slot, looked_at) = self.cell_slots[cell as usize];
        if slot == 0 {
            if same {
                return;
            }
            slot = self.tables.add_place(Place::Cell(cell));
            self.cell_slots[cell as usize].0 = slot;
            self.surprised |= looked_at;
        }
        let part = match same {
            true => 0,
            false => self.values_part(&[now]),
        };
        self.now_holds(row, slot, part);
    }

    fn now_holds(&mut self, row: &mut Vec<Part>, slot: u32, part: Part) {
        self.tables.note_held(slot, part);
        set(row, slot, part);
        // Where objects pass for others, the heap holds them and not those that the part names.
        let now = if self.reuse.is_idle() {
            part
        } else {
            NOT_KNOWN
        };
        set(&mut self.current, slot, now);
    }

    /// Notes what the objects made since the beginning are now: all that the state held, and all that
    /// are found from there.
    pub(super) fn read_made(&mut self, row: &mut Vec<Part>) {
        let mut pending: Vec<u32> = Vec::new();
        for (slot, &part) in row.iter().enumerate() {
            match self.tables.places[slot] {
                Place::Made(made) if part != 0 => pending.push(made),
                Place::Made(_) | Place::Asked | Place::Threads | Place::Clock => {}
                _ => pending.extend(self.tables.refers(part)),
            }
        }
        let mut seen = vec![false; self.tables.made.len()];
        while let Some(made) = pending.pop() {
            self.describe_all();
            seen.resize(self.tables.made.len(), false);
            if std::mem::replace(&mut seen[made as usize], true) {
                continue;
            }
            let known = self.tables.made[made as usize].object;
            let object = self.reuse.body(made).unwrap_or(known);
            let slot = self.tables.made[made as usize].slot;
            pending.extend(self.tables.made_refers(made));
            if slot == 0 {
                continue;
            }
            let Some(now) = saved(object) else {
                self.unknown = Some(UNKNOWN.to_owned());
                continue;
            };
            let part = self.values_part(&now);
            self.reuse.conflict |= self.reuse.is_hashed_by(object, &now);
            pending.extend(self.tables.refers(part));
            self.now_holds(row, slot, part);
        }
        self.describe_all();
    }

    /// What a thread looks at merely by going on from where it stands: the objects made since the
    /// beginning that it holds in its hands, and what hangs on exceptions among them.
    pub(super) fn glances_of(&self, row: &Row, thread: u32) -> Vec<Glance> {
        let mut glances = Vec::new();
        let Some(part) = self.thread_part(row, thread) else {
            return glances;
        };
        let mut pending: Vec<u32> = self.tables.refers(part).to_vec();
        let mut at = 0;
        while let Some(&made) = pending.get(at) {
            at += 1;
            let object = self.tables.made[made as usize].object;
            let slot = self.tables.made[made as usize].slot;
            if slot != 0 && !glances.contains(&Glance::Slot(slot)) {
                glances.push(Glance::Slot(slot));
            }
            let further = match &object.get().body {
                Body::Exception(_) => self.tables.refers(self.part(row, slot)),
                Body::Instance(instance) if instance.inner.is_bound() => {
                    self.tables.made_refers(made)
                }
                _ => &[],
            };
            for &more in further {
                if !pending.contains(&more) {
                    pending.push(more);
                }
            }
        }
        glances
    }

    /// A look at a place that is not what is printed.
    pub(super) fn glance_at(place: access::Place) -> Glance {
        match place.object {
            CELLS => Glance::Cell(place.part as u32),
            LOCK_STATES => Glance::Object(place.part as usize),
            object => Glance::Object(object),
        }
    }

    /// Gives a slot to what was written to and is still what it was at the beginning: that somebody
    /// writes there matters to whoever reads it.
    pub(super) fn give_slots(&mut self, written: &[Glance]) {
        for &glance in written {
            let (place, slot) = match glance {
                Glance::Slot(_) => continue,
                Glance::Cell(cell) => (Place::Cell(cell), self.cell_slots.get_mut(cell as usize)),
                Glance::Object(address) => {
                    let Some(&number) = self.numbers.get(&address) else {
                        continue;
                    };
                    let slot = self.old_slots.get_mut(number as usize);
                    (Place::Old(number), slot)
                }
            };
            if let Some((slot, looked_at)) = slot
                && *slot == 0
            {
                *slot = self.tables.add_place(place);
                self.surprised |= *looked_at;
            }
        }
    }

    /// Notes what an instruction looks at.
    pub(super) fn glance(&mut self, look: &Look, glances: &mut Vec<Glance>) {
        let mut add = |glance: Glance| {
            if !glances.contains(&glance) {
                glances.push(glance);
            }
        };
        if look.reads_clock {
            CLOCK.iter().for_each(|&slot| add(Glance::Slot(slot)));
        }
        let is_seen = |touch: &&Touch| {
            touch.place.object != PRINTED
                && touch
                    .place
                    .as_cell()
                    .is_none_or(|cell| look.overwrites != Some(cell))
        };
        for touch in look.touches.iter().filter(is_seen) {
            add(Process::glance_at(touch.place));
        }
        let locks = look.acquires.map(|(lock, _)| lock).into_iter();
        for lock in locks.chain(look.releases) {
            add(Glance::Object(lock.address()));
        }
        let changes = look.changes.iter().filter_map(|value| value.object());
        changes.for_each(|object| add(Glance::Object(object.address())));
    }

    /// The slots of what was looked at; what has none has never changed, and it is noted that somebody
    /// relies on that.
    pub(super) fn slots_of(&mut self, glances: Vec<Glance>) -> Vec<u32> {
        let mut slots: Vec<u32> = Vec::new();
        for glance in glances {
            let slot = match glance {
                Glance::Slot(slot) => slot,
                Glance::Cell(cell) => match self.cell_slots.get_mut(cell as usize) {
                    Some((slot, looked_at)) => {
                        *looked_at = true;
                        *slot
                    }
                    None => 0,
                },
                Glance::Object(address) => match self.numbers.get(&address) {
                    Some(&number) => {
                        let (slot, looked_at) = &mut self.old_slots[number as usize];
                        *looked_at = true;
                        *slot
                    }
                    None => self
                        .made
                        .get(&address)
                        .map_or(0, |&made| self.tables.made[made as usize].slot),
                },
            };
            // Slot 0 is the output's, which nothing looks at but whoever prints.
            let printed = slot == OUTPUT && glance == Glance::Slot(OUTPUT);
            if (slot != OUTPUT || printed) && !slots.contains(&slot) {
                slots.push(slot);
            }
        }
        slots
    }

    /// Makes the tables anew, with nothing in them but what this state needs: what was met on the way
    /// to learning what is shared would make every row long. Answers the state's new row.
    pub(super) fn renew(&mut self, row: &Row) -> Vec<Part> {
        self.enter(row);
        let (main, over) = self.main(row);
        let count = self.threads(row);
        let parts: Vec<Option<Part>> = (0..count).map(|at| self.thread_part(row, at)).collect();
        let output = self.part(row, OUTPUT);
        let mut contents = std::mem::take(&mut self.contents);
        let mut take = |part: Part| {
            let place = contents.get_mut(part as usize);
            place.map_or(Content::Nothing, |it| {
                std::mem::replace(it, Content::Nothing)
            })
        };
        self.tables = Tables::new();
        self.contents = vec![Content::Nothing, Content::Nothing];
        self.index.clear();
        self.mains.clear();
        self.thread_slots.clear();
        self.made.clear();
        self.reuse.clear();
        self.current.clear();
        let mut new = row[..=CLOCK[1] as usize].to_vec();
        new[MAIN as usize] = self.main_part(main, over);
        new[OUTPUT as usize] = 0;
        if let Content::Output(output) = take(output) {
            self.set_output(&mut new, *output);
        }
        for (thread, part) in parts.into_iter().enumerate() {
            let part = match part.map(&mut take) {
                Some(Content::Thread(standing)) => {
                    self.thread_part_of(&standing.execution, standing.held, thread as u32)
                }
                _ => ENDED,
            };
            self.set_thread(&mut new, thread as u32, part);
        }
        for number in 0..self.old_slots.len() {
            if std::mem::take(&mut self.old_slots[number].0) != 0 {
                self.old_slots[number].0 = self.tables.add_place(Place::Old(number as u32));
                self.read_old(&mut new, number as u32);
            }
        }
        for cell in 0..self.cell_slots.len() {
            if std::mem::take(&mut self.cell_slots[cell].0) != 0 {
                self.cell_slots[cell].0 = self.tables.add_place(Place::Cell(cell as u32));
                self.read_cell(&mut new, cell as u32);
            }
        }
        self.read_made(&mut new);
        new
    }

    /// Whether an outcome may show what a slot holds: what was printed, the program's variables, and what
    /// they may refer to.
    pub(super) fn shows(&self, slot: u32) -> bool {
        let object = match self.tables.places[slot as usize] {
            Place::Output => return true,
            Place::Cell(cell) => {
                let globals = module_globals(&self.ears.vm, "__main__");
                let members = globals.map_or_else(Vec::new, |globals| globals.members());
                return members.iter().any(|member| member.1 == cell);
            }
            Place::Old(number) => self.beginning[number as usize].0,
            Place::Made(made) => self.tables.made[made as usize].object,
            Place::Main | Place::Asked | Place::Threads | Place::Clock | Place::Thread(_) => {
                return false;
            }
        };
        match &object.get().body {
            Body::Foreign(_) | Body::Cell(_) | Body::Generator(_) | Body::Iterator(_) => false,
            Body::Instance(instance) => {
                class::of(instance.class).is_none_or(|class| &*class.module == "__main__")
            }
            _ => true,
        }
    }

    /// What was met that cannot be explored; asking answers once.
    pub(super) fn take_unknown(&mut self) -> Option<String> {
        self.unknown.take()
    }

    /// Frees what neither the beginning nor any part refers to, if enough has been allocated that this
    /// pays. Answers whether it did.
    pub(super) fn collect(&mut self) -> bool {
        if !self.ears.vm.heap.wants_collection() {
            return false;
        }
        let (beginning, contents, made) = (&self.beginning, &self.contents, &self.tables.made);
        self.ears.vm.collect(|marker| {
            for (object, image) in beginning {
                marker.value(Value::reference(*object));
                image.iter().for_each(|image| marker.values(image));
            }
            for made in made {
                marker.value(Value::reference(made.object));
            }
            for content in contents {
                match content {
                    Content::Values(values) => marker.values(values),
                    Content::Thread(standing) => standing.execution.trace(marker),
                    Content::Nothing | Content::Output(_) | Content::Main(..) => {}
                }
            }
        });
        self.ears.vm.heap.attach(&mut self.allocator);
        true
    }
}
