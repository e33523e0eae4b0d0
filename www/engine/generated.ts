/**
 * The engine's types as the Rust side generates them. This is the only file that names where they
 * are; nothing on the page repeats them by hand.
 */
export type {
  Block,
  Demo,
  Diagnostic,
  Ending,
  Lecture,
  LectureError,
  LectureResult,
  PlanItem,
  RunReport,
  RunRequest,
  Section,
  SharedLayout,
  SliceProgress,
  ThreadSummary,
  WatchedValue,
} from '../../pkg/single/interleave';
