import { useEffect, useState } from 'react';
import { type ApiProblem, toProblem } from '../../api/http';
import { listAudit } from '../../api/people';
import type { AuditEntry } from '../../api/types';
import { useClientState } from '../../app/use-client';
import { relativeTime } from '../../lib/late-time';
import { fullTime } from '../../lib/time';
import { Button } from '../../ui/button';
import { personName } from '../../ui/person-name';
import { auditWords as words } from '../../words/audit';
import { commonWords } from '../../words/common';
import { sayProblem } from '../../words/problems';
import { sayRetentionDetail } from '../../words/retention';
import part from './part.module.css';

/** Who did what, for those who look after the room. */
export function AuditSection() {
  const [entries, setEntries] = useState<readonly AuditEntry[]>();
  const [next, setNext] = useState<number>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [wanted, setWanted] = useState<{ before?: number | undefined }>({});

  useEffect(() => {
    let current = true;
    setProblem(undefined);
    listAudit(wanted.before).then(
      (page) => {
        if (!current) return;
        setEntries((old) =>
          wanted.before === undefined ? page.entries : [...(old ?? []), ...page.entries],
        );
        setNext(page.next);
      },
      (error: unknown) => current && setProblem(toProblem(error)),
    );
    return () => {
      current = false;
    };
  }, [wanted]);

  return (
    <>
      <p className={part.lead}>{words.lead}</p>
      <section className={part.part} aria-busy={entries === undefined && problem === undefined}>
        {entries?.length === 0 && <p>{words.none}</p>}
        <ol className={part.rows}>
          {entries?.map((entry) => (
            <AuditRow key={entry.id} entry={entry} />
          ))}
        </ol>
        {problem !== undefined && (
          <p role="alert">
            {sayProblem(problem)}{' '}
            <Button small onClick={() => setWanted({ ...wanted })}>
              {commonWords.tryAgain}
            </Button>
          </p>
        )}
        {next !== undefined && problem === undefined && (
          <Button small onClick={() => setWanted({ before: next })}>
            {words.more}
          </Button>
        )}
      </section>
    </>
  );
}

function AuditRow({ entry }: { entry: AuditEntry }) {
  const members = useClientState((state) => state.members);
  const forgotten = useClientState((state) => state.forgotten);
  const room = useClientState((state) =>
    entry.channel === undefined ? undefined : state.channels.get(entry.channel)?.name,
  );
  const nameOf = (username: string | undefined) =>
    username === undefined ? words.host : personName({ members, forgotten }, username);
  return (
    <li className={part.row}>
      <div className={part.rowWords}>
        <p>
          {words.what[entry.what]({
            by: <strong>{nameOf(entry.by)}</strong>,
            target: <strong>{nameOf(entry.target)}</strong>,
            room: <strong>{room ?? (goneName(entry) || words.someRoom)}</strong>,
            detail: sayDetail(entry),
          })}
        </p>
        <span>
          <time dateTime={entry.at} data-tip={fullTime(entry.at)}>
            {relativeTime(entry.at)}
          </time>
        </span>
      </div>
    </li>
  );
}

/** A deleted room is called as it was, unless it was private. */
function goneName({ what, detail }: AuditEntry): string | undefined {
  return what === 'channel_deleted' ? detail : undefined;
}

/** Of what an older server noted there is nothing to say. */
function sayFields(detail: string): string {
  return detail
    .split(' ')
    .map((name) => words.field[name as keyof typeof words.field] ?? name)
    .join(', ');
}

function sayDetail({ what, detail = '' }: AuditEntry): string {
  if (what === 'channel_updated') return sayFields(detail);
  if (what === 'retention_set') return sayRetentionDetail(detail);
  if (what === 'role_given') return words.role[detail as keyof typeof words.role] ?? detail;
  return what === 'muted' && !Number.isNaN(Date.parse(detail)) ? fullTime(detail) : detail;
}
