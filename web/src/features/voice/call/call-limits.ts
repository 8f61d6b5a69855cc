// Bounds and times of a call, each with its reason. The server's own are in server/base/voice_limits.

/** m-lines to hear others in, made at once: nobody follows more voices, and a second offer costs a trip. */
export const linesAtFirst = 8;
/** The server reads forty sections of an offer: the microphone, camera, screen and its sound, and these. */
export const linesMax = 32;
export const videoLinesMax = 12;
export const receivingMax = 36;
/** From the answer to sound: ICE over UDP takes 60 ms, the fall to TCP 250, DTLS under heavy loss some seconds. */
export const connectWithinMs = 10_000;
/** A new ICE check is answered at once or never: then everything is made anew. */
export const restartWithinMs = 6000;
/** The first look after new addresses may have seen what came by the old ones. */
export const signsOfNewWay = 2;
/** Before the first sound: whoever presses a button waits no longer for a server that does not answer. */
export const triesBeforeGivingUp = 4;
/** Of the pause between two tries. Short: a server that restarts is back within seconds, and people wait in silence. */
export const retryMsMin = 400;
export const retryMsMax = 4000;
