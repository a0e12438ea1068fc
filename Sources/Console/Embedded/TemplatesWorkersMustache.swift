// Made by scripts/embed of Assets/templates/workers.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesWorkersMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}}</p>
<div class="card">
<input class="form-control filter" type="search" data-filter="workers" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
<div id="workers-live" data-live="/workers/live">
{{>workers-rows}}
</div>
</div>

"""#
}
