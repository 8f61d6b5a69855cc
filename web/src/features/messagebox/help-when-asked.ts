import { later } from '../../ui/later';

/** Completion of names, keys for marks, links by pasting: the box writes without them until they are
 *  there, a moment after the room. */
export const WritingHelp = later(() =>
  import('./writing-help').then((module) => module.WritingHelp),
);
/** The plus, and the files that stand above the box. */
export const Tray = later(() => import('./tray/tray').then((module) => module.Tray));
/** Their place is kept (message-box.module.css). */
export const BoxTools = later(() => import('./box-tools').then((module) => module.BoxTools));

export const TextCount = later(() => import('./text-count').then((module) => module.TextCount));
export const WhyClosed = later(() => import('./why-closed').then((module) => module.WhyClosed));
export const SlowMode = later(() => import('./slow-mode').then((module) => module.SlowMode));
export const ReplyLine = later(() => import('./reply-line').then((module) => module.ReplyLine));
export const AskAll = later(() => import('./ask-all').then((module) => module.AskAll));
