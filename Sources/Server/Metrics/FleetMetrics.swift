internal import APIModel
internal import Core

/// Figures of the fleet and of every instance. Their names are documented and never change.
enum FleetMetrics {
    static func text(_ fleet: FleetSummary, _ instances: [InstanceStatus]) -> String {
        var text = MetricText()
        text.begin("tidemark_instances", "gauge", "Instances by how well they are protected.")
        for (level, count) in zip(InstanceStatus.levels, [fleet.protected, fleet.atRisk, fleet.unprotected]) {
            text.add("tidemark_instances", [("level", level)], Double(count))
        }
        text.begin("tidemark_instances_at_risk", "gauge", "Instances that have a reason to be at risk, by its code.")
        for reason in fleet.reasons {
            text.add("tidemark_instances_at_risk", [("reason", reason.name)], Double(reason.count))
        }
        text.begin("tidemark_jobs", "gauge", "Jobs that have not ended, by state.")
        for state in ["queued", "running", "waiting"] {
            let count = fleet.jobs.first { $0.name == state }?.count ?? 0
            text.add("tidemark_jobs", [("state", state)], Double(count))
        }
        text.begin("tidemark_workers", "gauge", "Workers heard of within a minute.")
        text.add("tidemark_workers", [], Double(fleet.workers))
        text.begin("tidemark_cost_per_month", "gauge", "Estimate of what is stored costs in a month.")
        text.add("tidemark_cost_per_month", [("currency", fleet.currency)], fleet.costPerMonth)
        for figure in figures { figure.write(instances, &text) }
        return text.text
    }

    /// A figure of each instance that has it.
    private struct Figure: Sendable {
        let name: String
        let help: String
        let value: @Sendable (InstanceStatus) -> Double?

        func write(_ instances: [InstanceStatus], _ text: inout MetricText) {
            text.begin(name, "gauge", help)
            for instance in instances {
                guard let value = value(instance) else { continue }
                text.add(name, [("project", instance.project), ("instance", instance.instance)], value)
            }
        }
    }

    private static let figures = [
        Figure(name: "tidemark_instance_protected", help: "1 where it is protected as its plan says, else 0.") {
            $0.level == "protected" ? 1 : 0
        },
        Figure(name: "tidemark_instance_streaming", help: "1 while its log is streamed, else 0.") {
            $0.isStreaming ? 1 : 0
        },
        Figure(
            name: "tidemark_instance_rpo_seconds", help: "How far the last durable commit is behind the source's clock."
        ) { $0.rpoSeconds },
        Figure(name: "tidemark_instance_gaps", help: "Spans without restore points in the days of log that are kept.") {
            Double($0.gaps)
        },
        Figure(name: "tidemark_instance_last_base_timestamp_seconds", help: "First restore point of the newest base.") {
            $0.lastBase.map { Double($0.convergence.timestamp.microseconds) / 1e6 }
        },
        Figure(name: "tidemark_instance_base_seconds", help: "How long reading the newest base took.") {
            $0.lastBase?.seconds
        },
        Figure(name: "tidemark_instance_last_drill_timestamp_seconds", help: "When the last drill ended.") {
            $0.lastDrill.map { Double($0.endedAt.timestamp.microseconds) / 1e6 }
        },
        Figure(name: "tidemark_instance_last_drill_passed", help: "1 where the last drill proved its point, else 0.") {
            $0.lastDrill.map { $0.succeeded ? 1 : 0 }
        },
        Figure(name: "tidemark_instance_rto_seconds", help: "The RTO that the last drill measured.") {
            $0.lastDrill?.rtoSeconds
        },
        Figure(name: "tidemark_instance_stored_bytes", help: "Stored in all its repositories.") {
            $0.storedBytes.map { Double($0) }
        },
        Figure(name: "tidemark_instance_growth_bytes_per_day", help: "By which it grew in the last days.") {
            $0.growthBytesPerDay
        },
    ]
}
