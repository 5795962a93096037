//! Expressions as automata: a nondeterministic graph, and deterministic automata whose states are made when needed.

use crate::limits::{AUTOMATON_STATES, PATTERN_STATES};

use super::ascii::{Chars, Expr, Side};
use std::collections::BTreeMap;

/// A nondeterministic automaton, as the steps that lead from each state to others.
#[derive(Debug, Default)]
pub(super) struct Graph {
    steps: Vec<Vec<(Step, usize)>>,
}

/// The condition of a step from one state to another.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// None: no character is read or written.
    Free,
    /// One of these characters is read, written, or both.
    Of(Side, Chars),
}

impl Graph {
    /// Adds an expression, and returns its first and its last state. `None` if it is too large.
    pub(super) fn add(&mut self, expr: &Expr) -> Option<(usize, usize)> {
        let first = self.state()?;
        let last = self.expr(expr, first)?;
        Some((first, last))
    }

    pub(super) fn steps(&self, state: usize) -> &[(Step, usize)] {
        &self.steps[state]
    }

    /// Returns the character sets of all steps.
    pub(super) fn sets(&self) -> impl Iterator<Item = Chars> {
        self.steps.iter().flatten().filter_map(|(step, _)| match step {
            Step::Of(_, chars) => Some(*chars),
            Step::Free => None,
        })
    }

    fn state(&mut self) -> Option<usize> {
        self.steps.push(Vec::new());
        (self.steps.len() <= PATTERN_STATES).then(|| self.steps.len() - 1)
    }

    /// Adds an expression that begins at this state, and returns its last state.
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
                    // A part that begins with a loop would loop back into the others if they shared its first state.
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

/// A deterministic automaton for the texts that match all of several expressions.
#[derive(Debug, Default)]
pub(super) struct Automaton {
    graph: Graph,
    /// The last state of each expression.
    ends: Vec<usize>,
    /// The number of states in the graph after each expression was added.
    counts: Vec<usize>,
    /// The states of the graph that each state represents.
    states: Vec<Vec<usize>>,
    known: BTreeMap<Vec<usize>, usize>,
    /// For each state and character one more than the next state, or 0 if that isn't known yet.
    moves: Vec<[usize; 128]>,
}

impl Automaton {
    /// The state from which no text matches.
    pub(super) const DEAD: usize = 0;
    /// The state before the first character.
    pub(super) const START: usize = 1;

    /// Creates the automaton for the texts that match all of these. `None` if one is too large.
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
        let start = automaton.with_free_steps(first);
        automaton.state(start);
        Some(automaton)
    }

    /// Returns the character sets of all expressions.
    pub(super) fn sets(&self) -> impl Iterator<Item = Chars> {
        self.graph.sets()
    }

    /// Returns whether there are so many states that the search should be given up.
    pub(super) fn is_too_large(&self) -> bool {
        self.states.len() > AUTOMATON_STATES
    }

    /// Returns whether a text that leads to this state matches.
    pub(super) fn accepts(&self, state: usize) -> bool {
        self.states.get(state).is_some_and(|states| self.ends.iter().all(|end| states.binary_search(end).is_ok()))
            && state != Self::DEAD
    }

    /// Returns the state after one more character.
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
        // All expressions have to match, so one that can't any more is enough.
        let mut from = 0;
        let is_alive = |upto: &usize| {
            let range = from..*upto;
            from = *upto;
            next.iter().any(|state| range.contains(state))
        };
        let next = if self.counts.iter().all(is_alive) { self.with_free_steps(next) } else { Vec::new() };
        let next = self.state(next);
        self.moves[state][usize::from(byte)] = next + 1;
        next
    }

    /// Returns these states and those that free steps lead to, sorted.
    fn with_free_steps(&self, states: Vec<usize>) -> Vec<usize> {
        let (mut all, mut open) = (std::collections::BTreeSet::new(), states);
        while let Some(state) = open.pop() {
            if all.insert(state) {
                let free = self.graph.steps(state).iter().filter(|(step, _)| matches!(step, Step::Free));
                open.extend(free.map(|(_, to)| *to));
            }
        }
        all.into_iter().collect()
    }

    /// Returns the state that represents these states of the graph.
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
