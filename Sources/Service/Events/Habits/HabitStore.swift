package import APIModel
internal import Catalog
internal import Core

extension CatalogTransaction {
    package var habits: HabitStore { HabitStore(session: session) }
}

/// What a catalog's instances usually do.
package struct HabitStore {
    let session: any CatalogSession

    /// Takes up what the log of an instance changed, and returns what of it is a burst. Nothing where the instance is gone.
    package func take(_ activity: ReportedActivity, of instance: String) throws -> [InstanceHabit.Burst] {
        let now = try session.now()
        let row = try session.first("SELECT document FROM instance_habits WHERE instance = ?", [.text(instance)])
        // What cannot be read is learned anew.
        let known = row.flatMap { try? WorkJSON.value(InstanceHabit.self, in: try $0.text("document")) }
        var habit = known ?? InstanceHabit(at: now)
        let bursts = habit.take(activity, at: now)
        guard habit != known else { return bursts }
        try session.execute(
            """
            INSERT INTO instance_habits (instance, document) SELECT id, ? FROM instances WHERE id = ?
            ON CONFLICT (instance) DO UPDATE SET document = excluded.document
            """, [.text(try WorkJSON.text(habit)), .text(instance)])
        return bursts
    }
}
