/** An error as Node's file system throws it. */
export const systemError = (code: string, message = code): Error =>
  Object.assign(new Error(message), { code });
