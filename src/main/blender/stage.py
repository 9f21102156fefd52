"""Turns a scenario into a Blender scene whose actors and camera can be put where they are at any moment."""
import math

import bpy
import numpy as np
from mathutils import Matrix

import people
from bus import make_bus
from cars import make_sedan, make_suv, make_taxi, make_van
from light import build_light, use_eevee, veil
from night import light_up
from outfits import CARRIED, dress
from rain import Rain, wet_street
from scenery import build_scenery
from slip_lane import build_slip_lane
from street import build_street, ground_height
from truck import make_truck
from two_wheelers import make_ebike

VEHICLES = {"sedan": make_sedan, "suv": make_suv, "van": make_van, "taxi": make_taxi, "bus": make_bus, "truck": make_truck}


class Stage:
    """The scene; show(time) moves everything, points() tells where each actor's surface is."""

    def __init__(self, scenario):
        people.open_human_file()
        self._scenario = scenario
        self._gait = people.Gait()
        (build_slip_lane if scenario.crossing.layout == "slip_lane" else build_street)(scenario.crossing)
        build_scenery(scenario.crossing, scenario.camera.at, scenario.seed)
        build_light(scenario.light)
        use_eevee(scenario.camera.width, scenario.camera.height)
        self._camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
        bpy.context.scene.collection.objects.link(self._camera)
        bpy.context.scene.camera = self._camera
        self._held = {}
        self._bodies = {actor.id: self._make(actor) for actor in scenario.actors}
        vehicles = [(self._bodies[a.id], a.model.length) for a in scenario.actors if a.model_name != "person"]
        if scenario.light.sky == "night":
            light_up(scenario.crossing, vehicles)
        if scenario.light.rain:
            wet_street()
        if scenario.light.glare:
            veil(self._camera)
        self._rain = Rain(self._camera, scenario.seed) if scenario.light.rain else None
        bpy.context.view_layer.update()
        self._shapes = {a.id: local_points(self._bodies[a.id]) for a in scenario.actors if a.model_name != "person"}

    def _make(self, actor):
        if actor.model_name == "person":
            body = people.make_pedestrian(actor.colour, actor.trousers, actor.height)
            self._gait.pose(body, 0, 0, 0, {})
            self._held[actor.id] = dress(body, actor.outfit, actor.colour, actor.height)
            return body
        if actor.model_name == "ebike":
            return make_ebike(actor.colour, actor.plate, actor.trousers)
        return VEHICLES[actor.model_name](actor.colour, actor.plate)

    def show(self, time, camera):
        """Put every actor and the camera where they are at `time`."""
        for number, actor in enumerate(self._scenario.actors):
            state, body = actor.motion.at(time), self._bodies[actor.id]
            if actor.model_name == "person":
                self._gait.pose(body, state.distance, people.stepping(state.speed), number * 0.37,
                                self._held[actor.id])
                people.place(body, state.u, state.v, state.heading, 
                             ground_height(self._scenario.crossing, state.u, state.v))
            else:
                body.location, body.rotation_euler = (state.u, state.v, 0), (0, 0, state.heading)
        aim(self._camera, camera)
        if self._rain:
            self._rain.fall(round(time * self._scenario.fps))
        bpy.context.view_layer.update()

    def points(self, actor, time):
        """World points (n, 3) on the actor's surface, as last shown."""
        if actor.model_name == "person":
            return skinned_points(self._bodies[actor.id])
        state = actor.motion.at(time)
        cos, sin = math.cos(state.heading), math.sin(state.heading)
        turn = np.array(((cos, sin, 0), (-sin, cos, 0), (0, 0, 1)))
        return self._shapes[actor.id] @ turn + (state.u, state.v, 0)


def aim(obj, camera):
    """Give Blender's camera the pinhole's pose."""
    right, up, ahead = camera.axes()
    columns = np.column_stack([right, up, -ahead])
    obj.matrix_world = Matrix.Translation(camera.at) @ Matrix(columns.tolist()).to_4x4()
    obj.data.lens = camera.lens
    obj.data.clip_end = 1000


def local_points(root):
    """Vertices of a vehicle's meshes in its own frame, without the painted shadow."""
    parts = [o for o in root.children if o.type == "MESH" and not o.name.startswith("contact_shadow")]
    return np.concatenate([vertices(part.data, root.matrix_world.inverted() @ part.matrix_world) for part in parts])


def skinned_points(rig):
    """World vertices of a posed figure, without what it carries."""
    graph = bpy.context.evaluated_depsgraph_get()
    found = []
    for part in rig.children:
        if part.name.startswith(CARRIED):
            continue
        posed = part.evaluated_get(graph)
        found.append(vertices(posed.to_mesh(), posed.matrix_world))
        posed.to_mesh_clear()
    return np.concatenate(found)


def vertices(mesh, matrix):
    flat = np.empty(3 * len(mesh.vertices))
    mesh.vertices.foreach_get("co", flat)
    turn = np.array(matrix)
    return flat.reshape(-1, 3) @ turn[:3, :3].T + turn[:3, 3]
