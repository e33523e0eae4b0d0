/** What the page and the worker of the schedules in turns say to each other. */
import type {
  Budget,
  ExploreProgress,
  Findings,
  GilEnd,
  GoalAnswer,
  Listing,
  StepAnswer,
  StepRequest,
} from './generated';
import type { TraceRecord } from './ring';
import type { PoolNews, StartOrder } from './started-by-page';

/** A program to be run. */
export interface TurnsProgram {
  file: string;
  source: string;
}

/** How far a search goes; the worker knows how many search. */
export type SearchBudget = Omit<Budget, 'workers'>;

/** A question that gets one answer; some tell of their progress meanwhile. */
export type TurnsQuestion =
  /** Opens a session, whose number is the answer. */
  | { kind: 'open'; program: TurnsProgram; seed: number }
  | { kind: 'close'; session: number }
  | { kind: 'step'; session: number; request: StepRequest }
  | { kind: 'listing'; session: number; line: number; thread: number }
  /** Explores from where a schedule leads, or from the start when it is empty. */
  | { kind: 'explore'; program: TurnsProgram; schedule: string; budget?: SearchBudget }
  /** Asks whether a goal can still be reached, and how. */
  | { kind: 'goal'; program: TurnsProgram; schedule: string; goal: string }
  /** Runs under the interpreter lock on the real clock, with a switch interval in seconds. */
  | { kind: 'gil'; program: TurnsProgram; interval: number };

/** What each question is answered with. */
export interface TurnsAnswers {
  open: number;
  close: null;
  step: StepAnswer;
  listing: Listing | null;
  explore: Findings;
  goal: GoalAnswer;
  gil: GilEnd;
}

/** News of a question under way. */
export type TurnsNews =
  | { kind: 'progress'; progress: ExploreProgress; findings: Findings | null }
  | { kind: 'records'; records: TraceRecord[] };

export type ToTurns =
  | { kind: 'ask'; id: number; question: TurnsQuestion }
  /** A line for the program that a question runs, or null after the last. */
  | { kind: 'line'; id: number; line: string | null }
  /** Ends what goes on for this question; it is answered with what there is. */
  | { kind: 'stop'; id: number };

export type FromTurns =
  | { kind: 'answer'; id: number; value: TurnsAnswers[keyof TurnsAnswers] }
  | { kind: 'error'; id: number; message: string }
  | { kind: 'news'; id: number; news: TurnsNews }
  | StartOrder
  | PoolNews;
