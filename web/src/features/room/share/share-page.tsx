import { useEffect, useState } from 'react';
import { openDirect } from '../../../api/channels';
import { toProblem } from '../../../api/http';
import { client, useClientState } from '../../../app/use-client';
import { admit } from '../../../sync/file-list';
import { Dialog } from '../../../ui/dialog';
import { Fittings } from '../../../ui/fittings';
import { toast } from '../../../ui/notices';
import { useLocation } from '../../../ui/router';
import { sayProblem } from '../../../words/problems';
import { shareWords as words } from '../../../words/share';
import { sayRefusal, trayOf } from '../../messagebox/tray/use-tray';
import type { ForwardPlace } from '../../stream/forward-places';
import { PlaceList } from '../../stream/place-list';
import { forgetHandedIn, type HandedIn, handedIn } from './handed-in';
import css from './share-page.module.css';

/** Where a phone's share sheet leads: what was shared goes into the box of the room that is chosen. */
export function SharePage() {
  const [, navigate] = useLocation();
  const [shared, setShared] = useState<HandedIn>();
  const [busy, setBusy] = useState(false);
  const limits = useClientState((state) => state.server?.limits);
  useEffect(() => {
    const nothing = () => {
      toast(words.nothing);
      navigate('/c/home', { replace: true });
    };
    handedIn().then((found) => (found ? setShared(found) : nothing()), nothing);
  }, [navigate]);
  const leave = (to: string) => {
    void forgetHandedIn().catch(() => undefined);
    navigate(`/c/${encodeURIComponent(to)}`, { replace: true });
  };
  const put = async (place: ForwardPlace) => {
    if (busy || shared === undefined || limits === undefined) return;
    setBusy(true);
    try {
      const { id } = place.channel ?? (await openDirect([place.friend.username]));
      const { uploads } = await client.extras();
      const there = trayOf(uploads.list, id, client.getState().pending).length;
      const { admitted, refused } = admit(shared.files, there, limits);
      uploads.add(id, admitted);
      for (const refusal of refused) toast(sayRefusal(refusal), 'bad');
      const begun = client.getState().drafts.get(id) ?? '';
      client.setDraft(id, [begun, shared.words].filter((each) => each !== '').join('\n'));
      leave(id);
    } catch (error) {
      toast(sayProblem(toProblem(error)), 'bad');
      setBusy(false);
    }
  };
  return (
    <main className={css.page}>
      {shared !== undefined && (
        <Dialog title={words.title} onClose={() => leave('home')}>
          <p className={css.what}>
            <bdi>{words.what(shared.files.length, shared.words)}</bdi>
          </p>
          <p className={css.why}>{words.why}</p>
          <PlaceList label={words.find} onPick={(place) => void put(place)} />
        </Dialog>
      )}
      <Fittings />
    </main>
  );
}
