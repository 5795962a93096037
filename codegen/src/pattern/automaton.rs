//! Expressions as automata that read one character at a time, each in one state, which is made when it is needed.

use super::ascii::{Chars, Expr, Side};
use std::collections::BTreeMap;

/// How many states an expression may have, its repetitions counted out.
const MAX_STATES: usize = 4_000;

/// How many states of its own an automaton may need. Patterns as people write them need less than a hundred.
const MAX_OWN_STATES: usize = 1_000;

/// The states of expressions, with the steps from one to another.
#[derive(Debug, Default)]
pub(super) struct Graph {
    steps: Vec<Vec<(Step, usize)>>,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// Nothing is read or written.
    Free,
    Of(Side, Chars),
}

impl Graph {
    /// Adds an expression: its first and its last state; `None` where it is too large.
    pub(super) fn add(&mut self, expr: &Expr) -> Option<(usize, usize)> {
        let first = self.state()?;
        let last = self.expr(expr, first)?;
        Some((first, last))
    }

    pub(super) fn steps(&self, state: usize) -> &[(Step, usize)] {
        &self.steps[state]
    }

    /// All sets of characters that it tells from each other.
    pub(super) fn sets(&self) -> impl Iterator<Item = Chars> {
        self.steps.iter().flatten().filter_map(|(step, _)| match step {
            Step::Of(_, chars) => Some(*chars),
            Step::Free => None,
        })
    }

    fn state(&mut self) -> Option<usize> {
        self.steps.push(Vec::new());
        (self.steps.len() <= MAX_STATES).then(|| self.steps.len() - 1)
    }

    /// The state behind an expression that begins at this one.
    fn expr(&mut self, expr: &Expr, from: usize) -> Option<usize> {
        match expr {
            Expr::Of(side, chars) => {
                let to = self.state()?;
                self.steps[from].push((Step::Of(*side, *chars), to));
                Some(to)
            }
            Expr::Then(parts) => parts.iter().try_fold(from, |from, part| self.expr(part, from)),
            Expr::Or(parts) => {
                let end = self.state()?;
                for part in parts {
                    // A part that begins with a loop mustn't loop back into the others.
                    let start = self.state()?;
                    self.steps[from].push((Step::Free, start));
                    let last = self.expr(part, start)?;
                    self.steps[last].push((Step::Free, end));
                }
                Some(end)
            }
            Expr::Many(part, min, max) => {
                let mut at = from;
                for _ in 0..*min {
                    at = self.expr(part, at)?;
                }
                let end = self.state()?;
                let Some(max) = max else {
                    let start = self.state()?;
                    self.steps[at].push((Step::Free, start));
                    let last = self.expr(part, start)?;
                    self.steps[last].push((Step::Free, start));
                    self.steps[start].push((Step::Free, end));
                    return Some(end);
                };
                for _ in *min..*max {
                    self.steps[at].push((Step::Free, end));
                    at = self.expr(part, at)?;
                }
                self.steps[at].push((Step::Free, end));
                Some(end)
            }
        }
    }
}

/// Texts that match several expressions, all of them.
#[derive(Debug, Default)]
pub(super) struct Automaton {
    graph: Graph,
    /// The last state of each expression.
    ends: Vec<usize>,
    /// How many states the graph has when an expression has been added.
    counts: Vec<usize>,
    /// The states of the graph that it may be in, by its own state.
    states: Vec<Vec<usize>>,
    known: BTreeMap<Vec<usize>, usize>,
    /// The state behind each character, by state; one more than that, once it is known.
    moves: Vec<[usize; 128]>,
}

impl Automaton {
    /// The state in which there is no way to match any more.
    pub(super) const DEAD: usize = 0;
    /// The state before the first character.
    pub(super) const START: usize = 1;

    /// The texts that match all of these; `None` where they are too large.
    pub(super) fn new<'e>(exprs: impl IntoIterator<Item = &'e Expr>) -> Option<Self> {
        let mut automaton = Automaton::default();
        let mut first = Vec::new();
        for expr in exprs {
            let (start, end) = automaton.graph.add(expr)?;
            first.push(start);
            automaton.ends.push(end);
            automaton.counts.push(automaton.graph.steps.len());
        }
        automaton.state(Vec::new());
        let start = automaton.behind_free(first);
        automaton.state(start);
        Some(automaton)
    }

    pub(super) fn sets(&self) -> impl Iterator<Item = Chars> {
        self.graph.sets()
    }

    /// Whether it has become larger than is worth looking at.
    pub(super) fn is_too_large(&self) -> bool {
        self.states.len() > MAX_OWN_STATES
    }

    /// Whether a text may end in this state.
    pub(super) fn accepts(&self, state: usize) -> bool {
        self.states.get(state).is_some_and(|states| self.ends.iter().all(|end| states.binary_search(end).is_ok()))
            && state != Self::DEAD
    }

    /// The state behind one more character.
    pub(super) fn step(&mut self, state: usize, byte: u8) -> usize {
        let known = self.moves[state][usize::from(byte)];
        if known > 0 {
            return known - 1;
        }
        let chars: Chars = 1 << byte;
        let mut next = Vec::new();
        for &at in &self.states[state] {
            let to = self.graph.steps(at).iter().filter_map(|(step, to)| match step {
                Step::Of(_, of) if of & chars != 0 => Some(*to),
                _ => None,
            });
            next.extend(to);
        }
        // Where one expression can't match any more, the others don't matter.
        let mut from = 0;
        let is_alive = |upto: &usize| {
            let range = from..*upto;
            from = *upto;
            next.iter().any(|state| range.contains(state))
        };
        let next = if self.counts.iter().all(is_alive) { self.behind_free(next) } else { Vec::new() };
        let next = self.state(next);
        self.moves[state][usize::from(byte)] = next + 1;
        next
    }

    /// These states and those that follow without a character, in order.
    fn behind_free(&self, states: Vec<usize>) -> Vec<usize> {
        let (mut all, mut open) = (std::collections::BTreeSet::new(), states);
        while let Some(state) = open.pop() {
            if all.insert(state) {
                let free = self.graph.steps(state).iter().filter(|(step, _)| matches!(step, Step::Free));
                open.extend(free.map(|(_, to)| *to));
            }
        }
        all.into_iter().collect()
    }

    fn state(&mut self, states: Vec<usize>) -> usize {
        if let Some(known) = self.known.get(&states) {
            return *known;
        }
        self.states.push(states.clone());
        self.moves.push([0; 128]);
        self.known.insert(states, self.states.len() - 1);
        self.states.len() - 1
    }
}
