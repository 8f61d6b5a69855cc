import { lazy } from 'react';

/** Completion of names, keys for marks, links by pasting: the box writes without them until they are
 *  there, a moment after the room. */
export const WritingHelp = lazy(() =>
  import('./writing-help').then((module) => ({ default: module.WritingHelp })),
);
