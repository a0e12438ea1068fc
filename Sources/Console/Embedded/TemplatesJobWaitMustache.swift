// Made by scripts/embed of Assets/templates/job-wait.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesJobWaitMustache = #"""
<div id="wait" data-live="{{address}}"><p role="status"><span class="dot warn" aria-hidden="true"></span> <span id="wait-now">{{now}}</span></p></div>
<p class="live-state"><span id="wait-state" data-word="{{w.frame.live}}" data-lost="{{w.frame.liveLost}}"></span> <a href="{{here}}">{{w.restore.again}}</a></p>

"""#
}
