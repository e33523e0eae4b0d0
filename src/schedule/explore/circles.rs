//! Which states lead to no end, and where those who are caught there go round for ever.

/// Arrows by where they start, in one list.
struct Arrows {
    starts: Vec<u32>,
    to: Vec<u32>,
}

impl Arrows {
    fn new(nodes: usize, arrows: impl Iterator<Item = (u32, u32)> + Clone) -> Arrows {
        let mut starts = vec![0_u32; nodes + 1];
        for (from, _) in arrows.clone() {
            starts[from as usize + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut next = starts.clone();
        let mut to = vec![0; starts[nodes] as usize];
        for (from, target) in arrows {
            let place = &mut next[from as usize];
            to[*place as usize] = target;
            *place += 1;
        }
        Arrows { starts, to }
    }

    fn from(&self, node: u32) -> &[u32] {
        let at = node as usize;
        &self.to[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// Circles that are told at most.
const MOST: usize = 8;

/// Of each circle that nobody gets out of, the first state; a state that only leads to itself is one.
/// `arrows` are those between different states.
pub(super) fn endless(
    nodes: usize,
    arrows: impl Iterator<Item = (u32, u32)> + Clone,
    ends: &[u32],
) -> Vec<u32> {
    let back = Arrows::new(nodes, arrows.clone().map(|(from, to)| (to, from)));
    let mut leads_to_end = vec![false; nodes];
    let mut pending = ends.to_vec();
    while let Some(node) = pending.pop() {
        if !std::mem::replace(&mut leads_to_end[node as usize], true) {
            pending.extend(back.from(node));
        }
    }
    drop(back);
    if leads_to_end.iter().all(|&leads| leads) {
        return Vec::new();
    }
    let caught = |node: u32| !leads_to_end[node as usize];
    let onwards = Arrows::new(nodes, arrows.filter(|&(from, _)| caught(from)));
    let mut firsts: Vec<u32> = last_circles(nodes, &onwards, caught);
    firsts.sort_unstable();
    firsts.truncate(MOST);
    firsts
}

/// The first states of the circles that no arrow leaves (Tarjan 1972), among the states looked at.
fn last_circles(nodes: usize, onwards: &Arrows, is_looked_at: impl Fn(u32) -> bool) -> Vec<u32> {
    const UNSEEN: u32 = u32::MAX;
    let mut number = vec![UNSEEN; nodes];
    let mut low = vec![0_u32; nodes];
    let mut closed = vec![false; nodes];
    let mut open: Vec<u32> = Vec::new();
    let mut path: Vec<(u32, usize)> = Vec::new();
    let mut counted = 0;
    let mut firsts = Vec::new();
    for root in (0..nodes as u32).filter(|&node| is_looked_at(node)) {
        if number[root as usize] != UNSEEN {
            continue;
        }
        path.push((root, 0));
        while let Some((node, at)) = path.pop() {
            let here = node as usize;
            if at == 0 {
                number[here] = counted;
                low[here] = counted;
                counted += 1;
                open.push(node);
            }
            let targets = onwards.from(node);
            let unseen = (at..targets.len()).find(|&at| number[targets[at] as usize] == UNSEEN);
            let looked_at = unseen.unwrap_or(targets.len());
            for &target in &targets[..looked_at] {
                if !closed[target as usize] {
                    low[here] = low[here].min(low[target as usize]);
                }
            }
            if let Some(at) = unseen {
                path.push((node, at + 1));
                path.push((targets[at], 0));
                continue;
            }
            if low[here] != number[here] {
                continue;
            }
            let start = open.iter().rposition(|&other| other == node).unwrap_or(0);
            let circle = open.split_off(start);
            let leaves = circle.iter().any(|&member| {
                let mut targets = onwards.from(member).iter();
                targets.any(|&target| closed[target as usize])
            });
            circle
                .iter()
                .for_each(|&member| closed[member as usize] = true);
            if !leaves {
                firsts.extend(circle.into_iter().min());
            }
        }
    }
    firsts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_circles_without_a_way_out_are_endless() {
        let arrows = [
            (0, 1),
            (1, 2),
            (2, 1),
            (1, 3),
            (0, 4),
            (4, 5),
            (5, 6),
            (6, 5),
            (5, 7),
        ];
        // 3 is an end; 1 and 2 can get there. 5 and 6 lead to 7, which only leads to itself.
        assert_eq!(endless(8, arrows.iter().copied(), &[3]), [7]);
        assert_eq!(endless(8, arrows[..8].iter().copied(), &[3, 7]), [5]);
        assert!(endless(4, arrows[..4].iter().copied(), &[3]).is_empty());
    }
}
