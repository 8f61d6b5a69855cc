// What runs inside a page of any browser to show pictures in a voice room and to look at those of others, by nothing
// but fetch and RTCPeerConnection. Each function is sent there as its text, so it may use nothing that stands outside
// of it.

interface Film {
  pc: RTCPeerConnection;
  session: string;
  videos: HTMLVideoElement[];
}
declare global {
  interface Window {
    film?: Film;
  }
}

export interface Showing {
  path: string;
  bearer: Record<string, string>;
  shows: boolean;
  slots: number;
}

/** Joins without a word, with a camera where it `shows`; the offer that was made. */
export async function filmInPage({ path, bearer, shows, slots }: Showing): Promise<string> {
  const device = await navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: 640, height: 480 },
  });
  const pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  const [microphone] = device.getAudioTracks();
  const [camera] = device.getVideoTracks();
  if (!microphone || !camera) throw new Error('no device');
  pc.addTransceiver(microphone, { direction: 'sendonly' });
  const seen = Array.from({ length: slots }, () =>
    pc.addTransceiver('video', { direction: 'recvonly' }),
  );
  const shown = shows ? pc.addTransceiver(camera, { direction: 'sendonly' }) : undefined;
  const videos = seen.map(({ receiver }) => {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = new MediaStream([receiver.track]);
    document.body.append(video);
    void video.play();
    return video;
  });
  await pc.setLocalDescription();
  const offer = pc.localDescription?.sdp ?? '';
  const answer = await fetch(path, {
    method: 'POST',
    headers: { ...bearer, 'content-type': 'application/json' },
    body: JSON.stringify({ sdp: offer, sends: shown ? { [shown.mid ?? '']: 'camera' } : {} }),
  });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  const { session, sdp } = await answer.json();
  await pc.setRemoteDescription({ type: 'answer', sdp });
  await new Promise<void>((done, fail) => {
    const look = () => {
      if (pc.connectionState === 'connected') done();
      if (pc.connectionState === 'failed') fail(new Error('the connection failed'));
    };
    pc.addEventListener('connectionstatechange', look);
    look();
  });
  window.film = { pc, session, videos };
  return offer;
}

export interface Seen {
  width: number;
  frames: number;
  bytes: number;
}

/** What is in each place for pictures. */
export async function seenInPage(): Promise<Seen[]> {
  const film = window.film;
  if (!film) return [];
  const stats = [...(await film.pc.getStats()).values()];
  const videos = film.pc
    .getTransceivers()
    .filter((one) => one.receiver.track.kind === 'video' && one.direction === 'recvonly');
  return videos.map(({ mid }, i) => {
    const inbound = stats.find((one) => one.type === 'inbound-rtp' && one.mid === mid);
    return {
      width: film.videos[i]?.videoWidth ?? 0,
      frames: inbound?.framesDecoded ?? 0,
      bytes: inbound?.bytesReceived ?? 0,
    };
  });
}

/** What goes out of pictures: bits a second that are aimed at, and repairs. */
export async function sentInPage(): Promise<{ target: number; frames: number; again: number }> {
  const stats = [...((await window.film?.pc.getStats()) ?? new Map()).values()];
  const out = stats.find((one) => one.type === 'outbound-rtp' && one.kind === 'video');
  return {
    target: out?.targetBitrate ?? 0,
    frames: out?.keyFramesEncoded ?? 0,
    again: out?.retransmittedPacketsSent ?? 0,
  };
}
