package zebrawatch.fleet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Asks Kafka who is alive. */
final class CensusTaker {
    private final Admin admin;

    CensusTaker(Admin admin) {
        this.admin = admin;
    }

    /** @throws org.apache.kafka.common.KafkaException if Kafka is away or refuses */
    Census take() {
        Set<String> members = new HashSet<>();
        SortedMap<String, StationCard> sharing = new TreeMap<>();
        SortedMap<String, StationCard> pinned = new TreeMap<>();
        Map<Integer, String> owners = new HashMap<>();
        for (KafkaFuture<ConsumerGroupDescription> group : admin.describeConsumerGroups(
                        List.of(CameraTopic.STATIONS, CameraTopic.BOXES))
                .describedGroups()
                .values()) {
            for (MemberDescription member : members(group)) {
                members.add(member.consumerId());
                StationCard.read(member.clientId()).ifPresent(card -> {
                    if (card.pinned().isEmpty()) {
                        sharing.put(card.name(), card);
                        partitions(member).forEach(p -> owners.put(p, card.name()));
                    } else {
                        pinned.put(card.name(), card);
                    }
                });
            }
        }
        return new Census(members, sharing, pinned, owners);
    }

    private static Iterable<MemberDescription> members(KafkaFuture<ConsumerGroupDescription> group) {
        try {
            return CameraTopic.answer(group).members();
        } catch (GroupIdNotFoundException e) {
            return List.of();
        }
    }

    private static List<Integer> partitions(MemberDescription member) {
        return member.assignment().topicPartitions().stream()
                .filter(p -> p.topic().equals(CameraTopic.NAME))
                .map(TopicPartition::partition)
                .toList();
    }
}
