//! `_choices`: the tuples of `product`, `permutations` and `combinations`, one after the other in the order of
//! their places. Taking one is one atomic event.

use std::sync::{Mutex, MutexGuard};

use super::counters::ITSELF;
use crate::vm::fork::Copies;
use crate::vm::heap::Marker;
use crate::vm::namespace::Namespace;
use crate::vm::object::Foreign;
use crate::vm::types::Kind;
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value, foreign};

/// Which tuples there are.
#[derive(Clone, Copy)]
enum Rule {
    /// Each place has items of its own.
    Product,
    /// Different items, in every order.
    Permutations,
    /// Different items, in their order.
    Combinations,
    /// Items in their order, each as often as one likes.
    WithReplacement,
}

/// The rules by the names of their iterators' classes.
const RULES: [(&str, Rule); 4] = [
    ("product", Rule::Product),
    ("permutations", Rule::Permutations),
    ("combinations", Rule::Combinations),
    ("combinations_with_replacement", Rule::WithReplacement),
];

/// An iterator over choices of items.
struct Choices {
    rule: Rule,
    /// The items to choose from: of each place for a product, otherwise of all.
    pools: Vec<Vec<Value>>,
    /// Of the next tuple, for each place the number of the item; nothing when no tuple is left.
    places: Mutex<Option<Vec<usize>>>,
}

impl Choices {
    fn new(rule: Rule, pools: Vec<Vec<Value>>, length: usize) -> Choices {
        let most = pools.first().map_or(0, Vec::len);
        let first = match rule {
            Rule::Product if pools.iter().any(Vec::is_empty) => None,
            Rule::Product => Some(vec![0; pools.len()]),
            Rule::WithReplacement if most == 0 && length > 0 => None,
            Rule::WithReplacement => Some(vec![0; length]),
            Rule::Permutations | Rule::Combinations => {
                (length <= most).then(|| (0..length).collect())
            }
        };
        Choices {
            rule,
            pools,
            places: Mutex::new(first),
        }
    }

    fn places(&self) -> MutexGuard<'_, Option<Vec<usize>>> {
        self.places
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn pool(&self, place: usize) -> &[Value] {
        match self.rule {
            Rule::Product => &self.pools[place],
            _ => &self.pools[0],
        }
    }

    /// The items at these places.
    fn items(&self, places: &[usize]) -> Vec<Value> {
        let numbered = places.iter().enumerate();
        numbered
            .map(|(place, &number)| self.pool(place)[number])
            .collect()
    }

    /// Goes on to the places that follow; answers whether there are any.
    fn advance(&self, places: &mut [usize]) -> bool {
        match self.rule {
            Rule::Product => {
                for place in (0..places.len()).rev() {
                    places[place] += 1;
                    if places[place] < self.pools[place].len() {
                        return true;
                    }
                    places[place] = 0;
                }
                false
            }
            Rule::Permutations => {
                let most = self.pools[0].len();
                let mut used = vec![false; most];
                for &number in &*places {
                    used[number] = true;
                }
                for place in (0..places.len()).rev() {
                    used[places[place]] = false;
                    let higher = (places[place] + 1..most).find(|&number| !used[number]);
                    let Some(number) = higher else { continue };
                    places[place] = number;
                    used[number] = true;
                    let free = (0..most).filter(|&number| !used[number]);
                    for (left, number) in places[place + 1..].iter_mut().zip(free) {
                        *left = number;
                    }
                    return true;
                }
                false
            }
            Rule::Combinations | Rule::WithReplacement => {
                let (length, most) = (places.len(), self.pools[0].len());
                let step = usize::from(matches!(self.rule, Rule::Combinations));
                for place in (0..length).rev() {
                    let behind = (length - 1 - place) * step;
                    if places[place] + 1 + behind < most {
                        let number = places[place] + 1;
                        for (distance, left) in places[place..].iter_mut().enumerate() {
                            *left = number + distance * step;
                        }
                        return true;
                    }
                }
                false
            }
        }
    }
}

impl Foreign for Choices {
    fn trace(&self, marker: &mut Marker) {
        for pool in &self.pools {
            marker.values(pool);
        }
    }

    fn payload(&self) -> usize {
        self.pools.iter().map(|pool| pool.len() * 8 + 24).sum()
    }

    fn save(&self, image: &mut Vec<Value>) -> bool {
        let places = self.places();
        image.push(Value::bool(places.is_some()));
        image.extend(places.iter().flatten().map(|&place| Value::index(place)));
        true
    }

    fn load(&self, image: &[Value]) {
        let Some((&goes_on, places)) = image.split_first() else {
            return;
        };
        let places = places.iter().map(|place| place.as_int().unwrap_or(0));
        *self.places() =
            (goes_on == Value::TRUE).then(|| places.map(|place| place as usize).collect());
    }

    fn forked(&self, copies: &Copies) -> Box<dyn Foreign> {
        let pools = self.pools.iter().map(|pool| copies.values(pool).to_vec());
        Box::new(Choices {
            rule: self.rule,
            pools: pools.collect(),
            places: Mutex::new(self.places().clone()),
        })
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// The functions of `_choices`.
pub(super) const FUNCTIONS: [NativeFunction; 1] = [NativeFunction {
    name: "choices",
    method: false,
    call: choices,
}];

const METHODS: &[NativeFunction] = &[
    ITSELF,
    NativeFunction {
        name: "__next__",
        method: true,
        call: next,
    },
];

/// Makes the classes of the iterators.
pub(super) fn constants(context: &mut Context<'_>, globals: &Namespace) {
    for (name, _) in RULES {
        foreign::install(context, globals, name, ["itertools", name], METHODS);
    }
}

type Answer = Result<Outcome, Value>;

/// `choices(rule, pools, length)`: pools are lists of items.
fn choices(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [rule, pools, length] = arguments.exactly::<3>(context, "choices")?;
    let name = crate::vm::text_of(rule).unwrap_or_default();
    let Some(&(name, rule)) = RULES.iter().find(|(known, _)| *known == name) else {
        return Err(context.value_error("there is no such rule of choosing"));
    };
    let pools = match crate::vm::builtins_items_of(context, pools) {
        Ok(pools) => pools,
        Err(obstacle) => return obstacle.answer(1),
    };
    let mut items = Vec::with_capacity(pools.len());
    for pool in pools {
        match crate::vm::builtins_items_of(context, pool) {
            Ok(pool) => items.push(pool),
            Err(obstacle) => return obstacle.answer(1),
        }
    }
    let length = length.as_index().unwrap_or(0).max(0) as usize;
    let inner = Box::new(Choices::new(rule, items, length));
    let made = foreign::create(context, ["_choices", name], inner)?;
    Ok(Outcome::Value(made))
}

fn next(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "__next__")?;
    let Some(choices) = foreign::of::<Choices>(receiver) else {
        return Err(context.type_error("an iterator of itertools is required"));
    };
    let mut next = choices.places();
    let Some(places) = &mut *next else {
        let class = context.vm.types.get(Kind::StopIteration);
        return Err(context.vm.exception(context.allocator, class, []));
    };
    let items = choices.items(places);
    if !choices.advance(places) {
        *next = None;
    }
    drop(next);
    Ok(Outcome::Value(context.tuple(items)))
}
