//! A pattern's tree as a program for the matcher: a list of instructions with two kinds of jumps, one
//! that remembers the other way and one that does not.

use super::tree::{Greed, Node, Place, Set};

/// An instruction of a matcher.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// One character.
    Character(char),
    /// One character, in either case.
    Letter(char),
    /// Any character; line feeds too or not.
    Any(bool),
    /// A character of the set with this number.
    Set(usize),
    /// A place between characters.
    Place(Place),
    /// Notes the position in this register.
    Save(usize),
    /// Goes on there.
    Jump(usize),
    /// Goes on at the first, and remembers the second.
    Try(usize, usize),
    /// Goes on there if nothing has been matched since this register was set: an empty round of a loop
    /// is its last.
    UnlessMoved(usize, usize),
    /// As many of the set or character that follows as there are, remembering every count: the loop of
    /// a single character without a round's overhead. Least, most, and where it goes on.
    Run(usize, u32, u32, usize),
    /// What the group captured, again; whether case does not matter.
    Reference(usize, bool),
    /// Begins what has to follow (or not); so many characters back; and where it goes on.
    Look(bool, usize, usize),
    /// Ends what had to follow, or must not have.
    EndLook(bool),
    /// Begins a group that gives nothing back.
    Atomic,
    /// Ends it.
    EndAtomic,
    /// Goes on there unless the group took part.
    UnlessGroup(usize, usize),
    /// All of it has matched.
    Done,
}

/// A pattern ready to be matched.
pub(super) struct Program {
    pub steps: Vec<Step>,
    pub sets: Vec<Members>,
    /// Two for each group and the whole, and one for each loop that may have empty rounds.
    pub registers: usize,
    /// What every match begins with, if that is known.
    pub first: Option<First>,
}

/// A set of characters, with a look at each of ASCII's done beforehand.
#[derive(Clone)]
pub(super) struct Members {
    /// A bit for each character of ASCII.
    ascii: u128,
    set: Set,
}

impl Members {
    fn of(set: &Set) -> Members {
        let members = (0..128_u8).filter(|&code| set.contains(code.into()));
        Members {
            ascii: members.fold(0, |ascii, code| ascii | 1 << code),
            set: set.clone(),
        }
    }

    /// Whether a character is one of them.
    pub fn contains(&self, character: char) -> bool {
        match u32::from(character) {
            code @ 0..128 => self.ascii >> code & 1 == 1,
            _ => self.set.contains(character),
        }
    }
}

/// What a match begins with.
pub(super) enum First {
    /// This character.
    Character(char),
    /// One of these.
    Set(Members),
}

/// Steps of a program before its pattern is refused.
const LONGEST: usize = 200_000;

struct Writer {
    program: Program,
    too_long: bool,
}

/// Writes the program of a pattern; nothing if it would be too long.
pub(super) fn compile(node: &Node, groups: usize) -> Option<Program> {
    let mut writer = Writer {
        program: Program {
            steps: Vec::new(),
            sets: Vec::new(),
            registers: (groups + 1) * 2,
            first: first_of(node),
        },
        too_long: false,
    };
    writer.push(Step::Save(0));
    writer.node(node);
    writer.push(Step::Save(1));
    writer.push(Step::Done);
    (!writer.too_long).then_some(writer.program)
}

fn first_of(node: &Node) -> Option<First> {
    match node {
        Node::Character {
            character,
            ignore_case: false,
        } => Some(First::Character(*character)),
        Node::Set(set) => Some(First::Set(Members::of(set))),
        // Behind a place comes what its match begins with.
        Node::Sequence(nodes) => {
            let mut nodes = nodes.iter();
            nodes
                .find(|node| !matches!(node, Node::Place(_)))
                .and_then(first_of)
        }
        Node::Group(_, node) | Node::Atomic(node) => first_of(node),
        Node::Repeat { node, least, .. } if *least > 0 => first_of(node),
        _ => None,
    }
}

impl Writer {
    fn push(&mut self, step: Step) -> usize {
        if self.program.steps.len() >= LONGEST {
            self.too_long = true;
        } else {
            self.program.steps.push(step);
        }
        self.program.steps.len().saturating_sub(1)
    }

    fn here(&self) -> usize {
        self.program.steps.len()
    }

    fn set(&mut self, at: usize, step: Step) {
        if let Some(place) = self.program.steps.get_mut(at) {
            *place = step;
        }
    }

    fn node(&mut self, node: &Node) {
        if self.too_long {
            return;
        }
        match node {
            Node::Empty => {}
            Node::Character {
                character,
                ignore_case,
            } => {
                self.push(if *ignore_case {
                    Step::Letter(*character)
                } else {
                    Step::Character(*character)
                });
            }
            Node::Any { line_feeds } => {
                self.push(Step::Any(*line_feeds));
            }
            Node::Set(set) => {
                self.program.sets.push(Members::of(set));
                self.push(Step::Set(self.program.sets.len() - 1));
            }
            Node::Place(place) => {
                self.push(Step::Place(*place));
            }
            Node::Sequence(nodes) => nodes.iter().for_each(|node| self.node(node)),
            Node::Choice(nodes) => self.choice(nodes),
            Node::Group(number, node) => {
                self.push(Step::Save(number * 2));
                self.node(node);
                self.push(Step::Save(number * 2 + 1));
            }
            Node::Repeat {
                node,
                least,
                most,
                how,
            } => match how {
                Greed::Possessive => self.enclosed(|writer| {
                    writer.repeat(node, *least, *most, Greed::Most);
                }),
                how => self.repeat(node, *least, *most, *how),
            },
            Node::Reference { group, ignore_case } => {
                self.push(Step::Reference(*group, *ignore_case));
            }
            Node::Look {
                node,
                behind,
                negative,
            } => {
                let back = if *behind {
                    node.width().unwrap_or(0)
                } else {
                    0
                };
                let start = self.push(Step::Look(*negative, back, 0));
                self.node(node);
                self.push(Step::EndLook(*negative));
                let end = self.here();
                self.set(start, Step::Look(*negative, back, end));
            }
            Node::Atomic(node) => self.enclosed(|writer| writer.node(node)),
            Node::Conditional { group, yes, no } => {
                let start = self.push(Step::UnlessGroup(*group, 0));
                self.node(yes);
                let end = self.push(Step::Jump(0));
                let otherwise = self.here();
                self.set(start, Step::UnlessGroup(*group, otherwise));
                self.node(no);
                let behind = self.here();
                self.set(end, Step::Jump(behind));
            }
        }
    }

    fn enclosed(&mut self, write: impl FnOnce(&mut Writer)) {
        self.push(Step::Atomic);
        write(self);
        self.push(Step::EndAtomic);
    }

    fn choice(&mut self, nodes: &[Node]) {
        let mut ends = Vec::new();
        for (number, node) in nodes.iter().enumerate() {
            if number + 1 == nodes.len() {
                self.node(node);
                break;
            }
            let start = self.push(Step::Try(0, 0));
            self.node(node);
            ends.push(self.push(Step::Jump(0)));
            let next = self.here();
            self.set(start, Step::Try(start + 1, next));
        }
        let behind = self.here();
        for end in ends {
            self.set(end, Step::Jump(behind));
        }
    }

    fn try_in_order(&mut self, at: usize, inside: usize, behind: usize, how: Greed) {
        self.set(
            at,
            match how {
                Greed::Least => Step::Try(behind, inside),
                _ => Step::Try(inside, behind),
            },
        );
    }

    fn repeat(&mut self, node: &Node, least: u32, most: Option<u32>, how: Greed) {
        let single = matches!(
            node,
            Node::Character { .. } | Node::Any { .. } | Node::Set(_)
        );
        if single && how == Greed::Most {
            let start = self.push(Step::Run(0, least, most.unwrap_or(u32::MAX), 0));
            self.node(node);
            let end = self.here();
            self.set(
                start,
                Step::Run(start + 1, least, most.unwrap_or(u32::MAX), end),
            );
            return;
        }
        for _ in 0..least {
            if self.too_long {
                return;
            }
            self.node(node);
        }
        match most {
            None => self.endless(node, how),
            Some(most) => {
                let mut starts = Vec::new();
                for _ in least..most {
                    if self.too_long {
                        return;
                    }
                    starts.push(self.push(Step::Try(0, 0)));
                    self.node(node);
                }
                let behind = self.here();
                for start in starts {
                    self.try_in_order(start, start + 1, behind, how);
                }
            }
        }
    }

    fn endless(&mut self, node: &Node, how: Greed) {
        let start = self.push(Step::Try(0, 0));
        let may_be_empty = node.width().is_none_or(|width| width == 0);
        let register = self.program.registers;
        if may_be_empty {
            self.program.registers += 1;
            self.push(Step::Save(register));
        }
        self.node(node);
        let check = may_be_empty.then(|| self.push(Step::UnlessMoved(register, 0)));
        self.push(Step::Jump(start));
        let behind = self.here();
        if let Some(check) = check {
            self.set(check, Step::UnlessMoved(register, behind));
        }
        self.try_in_order(start, start + 1, behind, how);
    }
}
