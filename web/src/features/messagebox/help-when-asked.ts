import { lazy } from 'react';
import { later } from '../../ui/later';

/** Completion of names, keys for marks, links by pasting: the box writes without them until they are
 *  there, a moment after the room. */
export const WritingHelp = lazy(() =>
  import('./writing-help').then((module) => ({ default: module.WritingHelp })),
);

export const SlowMode = later(() => import('./slow-mode').then((module) => module.SlowMode));
export const ReplyLine = later(() => import('./reply-line').then((module) => module.ReplyLine));
export const AskAll = later(() => import('./ask-all').then((module) => module.AskAll));
