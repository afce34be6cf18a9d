package dev.beagle.config;

import java.util.Optional;

/** The texts of settings, as the server or a test gives them. */
@FunctionalInterface
public interface SettingsSource {
  /** The text under a key; empty where the setting is not given. */
  Optional<String> text(String key);
}
