package dev.beagle.redis;

/** A Redis server that somebody else runs, or that Beagle does. Safe for any number of threads. */
interface RedisServer {

  /** Where it is now. */
  RedisAddress address();

  /** Called when it has not answered; does what can be done about that, and returns in any case. */
  void revive();

  /** A server that somebody else runs. */
  static RedisServer at(RedisAddress address) {
    return new RedisServer() {
      @Override
      public RedisAddress address() {
        return address;
      }

      @Override
      public void revive() {
        // Whoever runs it does that.
      }
    };
  }
}
