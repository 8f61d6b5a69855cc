// What runs inside a page of any browser to be in a voice room, by nothing but fetch and RTCPeerConnection. Each
// function is sent there as its text, so it may use nothing that stands outside of it.

interface InPage {
  pc: RTCPeerConnection;
  session: string;
  analysers: Map<string, AnalyserNode>;
}
declare global {
  interface Window {
    talk?: InPage;
  }
}

export interface Joining {
  path: string;
  bearer: Record<string, string>;
  /** Of the tone that is sent; undefined: what the microphone hears. */
  frequency: number | undefined;
  /** False: nobody listens by UDP where the answer says. */
  isOpen: boolean;
}

/** Milliseconds from the offer to the connection. */
export async function joinInPage({ path, bearer, frequency, isOpen }: Joining): Promise<number> {
  // Filters take a pure tone for noise, which it is.
  const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  const device = await navigator.mediaDevices.getUserMedia({ audio: raw });
  const sound = new AudioContext();
  await sound.resume();
  const tone = new OscillatorNode(sound, { frequency: frequency ?? 0 });
  const out = sound.createMediaStreamDestination();
  tone.connect(out);
  tone.start();
  const spoken = frequency === undefined ? device : out.stream;
  const pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  const analysers = new Map<string, AnalyserNode>();
  const [microphone] = spoken.getAudioTracks();
  if (!microphone) throw new Error('no microphone');
  pc.addTransceiver(microphone, { direction: 'sendonly' });
  for (let i = 0; i < 4; ++i) pc.addTransceiver('audio', { direction: 'recvonly' });
  pc.addEventListener('track', ({ track, transceiver }) => {
    const stream = new MediaStream([track]);
    // Chromium decodes for Web Audio only what an element plays as well.
    const element = new Audio();
    element.srcObject = stream;
    void element.play();
    const analyser = new AnalyserNode(sound, { fftSize: 8192, smoothingTimeConstant: 0 });
    sound.createMediaStreamSource(stream).connect(analyser);
    analysers.set(transceiver.mid ?? '', analyser);
  });
  const begun = performance.now();
  await pc.setLocalDescription();
  const answer = await fetch(path, {
    method: 'POST',
    headers: { ...bearer, 'content-type': 'application/json' },
    body: JSON.stringify({ sdp: pc.localDescription?.sdp }),
  });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  const { session, sdp } = await answer.json();
  const closedPort = (line: string) => line.replace(/( udp \d+ \S+) \d+ /, '$1 9 ');
  const lines: string[] = sdp.split('\r\n');
  const told = isOpen ? lines : lines.map(closedPort);
  await pc.setRemoteDescription({ type: 'answer', sdp: told.join('\r\n') });
  await new Promise<void>((done, fail) => {
    const look = () => {
      if (pc.connectionState === 'connected') done();
      if (pc.connectionState === 'failed') fail(new Error('the connection failed'));
    };
    pc.addEventListener('connectionstatechange', look);
    look();
  });
  window.talk = { pc, session, analysers };
  return performance.now() - begun;
}

/** What each section plays now, the silent ones left out: the loudest frequency, rounded to 25 Hz, in ascending order. */
export function tonesInPage(): number[] {
  const heard: number[] = [];
  for (const analyser of window.talk?.analysers.values() ?? []) {
    const wave = new Float32Array(analyser.fftSize);
    analyser.getFloatTimeDomainData(wave);
    const level = Math.sqrt(wave.reduce((sum, x) => sum + x * x, 0) / wave.length);
    if (level < 0.01) continue;
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    const loudest = bins.indexOf(Math.max(...bins));
    heard.push((loudest * analyser.context.sampleRate) / analyser.fftSize);
  }
  return heard.map((hz) => Math.round(hz / 25) * 25).sort((a, b) => a - b);
}
