package dev.beagle.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PolicyTest {

  @Test
  void leaseIsRenewedAtAThird() {
    LeasePolicy lease = new LeasePolicy(Duration.ofSeconds(9));

    assertThat(lease.renewalInterval()).isEqualTo(Duration.ofSeconds(3));
    assertThat(lease.claimAge()).isEqualTo(lease.duration());
    assertThat(lease.reconciliationInterval()).isEqualTo(lease.duration());
    assertThat(lease.reconciliationAge()).isEqualTo(lease.duration());
  }

  @Test
  void announcementHoldsForThreeHeartbeats() {
    HeartbeatPolicy heartbeat = new HeartbeatPolicy(Duration.ofSeconds(4));

    assertThat(heartbeat.announcementLifetime()).isEqualTo(Duration.ofSeconds(12));
    assertThat(heartbeat.figuresLifetime()).isEqualTo(Duration.ofSeconds(2));
  }
}
