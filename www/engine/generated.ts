/**
 * The engine's types as the Rust side generates them. This is the only file that names where they
 * are; nothing on the page repeats them by hand.
 */
export type {
  Diagnostic,
  Ending,
  RunReport,
  RunRequest,
  SharedLayout,
  SliceProgress,
  ThreadSummary,
  WatchedValue,
} from '../../pkg/single/interleave';
export type {
  Block,
  Demo,
  Lecture,
  LectureError,
  LectureResult,
  PlanItem,
  Section,
} from '../../pkg/reader/interleave';
