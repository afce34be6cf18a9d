package dev.beagle.chaos;

/** Something that faults happen to, one at a time. */
interface Target {

  /** What it is, for the count of faults. */
  String kind();

  void inject(Fault fault);

  /** Ends the fault, whatever it was; does nothing if there is none. */
  void restore();

  /** What can happen to it. */
  enum Fault {
    /** SIGKILL. */
    KILL,
    /** SIGSTOP; SIGCONT when it ends. */
    PAUSE,
    /** It is asked to stop, and takes the time it needs. */
    DRAIN
  }
}
