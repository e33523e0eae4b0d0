/**
 * The engine's types as the Rust side generates them. This is the only file that names where they
 * are; nothing on the page repeats them by hand.
 */
export type {
  Diagnostic,
  Ending,
  InboxPlaces,
  RunReport,
  RunRequest,
  SharedLayout,
  SliceProgress,
  ThreadSummary,
  WatchedValue,
} from '../../pkg/single/interleave';
export type {
  Activity,
  Block,
  Choice,
  Demo,
  Lecture,
  LectureError,
  LectureResult,
  Measure,
  Measurement,
  PlanItem,
  Question,
  Quiz,
  Section,
  Side,
  Task,
} from '../../pkg/reader/interleave';
export type {
  Budget,
  Deadlock,
  ExploreProgress,
  Findings,
  GilEnd,
  GoalAnswer,
  Growth,
  Hint,
  Listing,
  Moment,
  Next,
  Outcome,
  Race,
  StepAnswer,
  StepExtent,
  StepPlayer,
  StepRequest,
  ThreadMoment,
} from '../../pkg/turns/interleave';
