package cn.sanwei.rating.names;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Where display names lie: in points-service alone, so that erasing one there erases it everywhere. */
@Path("/api/points")
@RegisterRestClient(configKey = "points")
interface PointsNames {
    /** Of members and organisations of the caller's division; what is not its is not in the answer. */
    @GET
    @Path("names")
    Uni<JsonNode> names(@HeaderParam("Authorization") String authorization, @QueryParam("ids") String ids);

    /** As the township shows them to everybody, of those only who are on a board that is out. */
    @GET
    @Path("public/board-names/{township}/{cycle}")
    Uni<JsonNode> boardNames(
            @jakarta.ws.rs.PathParam("township") String township, @jakarta.ws.rs.PathParam("cycle") String cycle);

    @GET
    @Path("public/townships")
    Uni<JsonNode> townships();
}
